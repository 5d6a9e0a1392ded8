package dev.mxbot.question;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * What was understood of a text.
 *
 * @param domains at most {@link #MOST_DOMAINS}, distinct, in the order of the text
 * @param leftOut how many more domains were named
 * @param ip the first IP address named
 * @param email the first e-mail address named
 * @param fresh true if no cached answer is wanted
 * @param refusal why there is no domain; empty if there is one
 */
public record Question(
        Intent intent,
        List<DomainName> domains,
        int leftOut,
        Optional<String> ip,
        Optional<String> email,
        boolean fresh,
        Optional<Refusal> refusal) {
    public static final int MOST_DOMAINS = 5;

    public Question {
        domains = List.copyOf(domains);
    }

    public Optional<DomainName> domain() {
        return domains.stream().findFirst();
    }

    /**
     * What was typed in place of a domain.
     *
     * @param literal as it was typed, at most a few hundred characters; foreign text
     * @param reason completes "… is no domain I can check: "; empty where there is nothing to add
     */
    public record Refusal(String literal, String reason) {}
}
