package dev.mxbot.history;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ReverseName;
import java.util.Optional;

/**
 * A question as the key of a snapshot: {@code example.com MX}.
 *
 * @param type the mnemonic, upper case
 */
record Question(DomainName name, String type) {
    static final String POLICY_HOST = "mta-sts";
    private static final String POLICY_START = "https://" + POLICY_HOST + ".";
    private static final String POLICY_END = "/.well-known/mta-sts.txt";

    /** Empty for the address of a policy, and for what no name can be. */
    static Optional<Question> parse(String key) {
        int blank = key.lastIndexOf(' ');
        return blank <= 0
                ? Optional.empty()
                : name(key.substring(0, blank)).map(name -> new Question(name, key.substring(blank + 1)));
    }

    /** Names stand in records that anybody may have published. */
    static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** Under which the names of an address stand; empty for what is no address. */
    static Optional<Question> reverse(String address) {
        return InetAddresses.isInetAddress(address)
                ? Optional.of(new Question(ReverseName.of(InetAddresses.forString(address)), "PTR"))
                : Optional.empty();
    }

    static Question of(DomainName name, String type) {
        return new Question(name, type);
    }

    /** Where the MTA-STS policy of a domain is fetched (RFC 8461 section 3.3). */
    static String policy(DomainName domain) {
        return POLICY_START + domain + POLICY_END;
    }

    static boolean isPolicy(String key) {
        return key.startsWith(POLICY_START);
    }

    /** Of the address of a policy. */
    static String policyHost(String key) {
        return key.substring("https://".length(), key.length() - POLICY_END.length());
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
