package dev.mxbot.deploy.cli;

import com.google.common.net.InetAddresses;
import dev.mxbot.sender.SenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request of {@code mxbot spf}.
 *
 * @param id that its answer carries
 * @param ip as given
 */
record SpfRequest(Optional<String> id, String ip, SenderRequest sender) {
    private static final List<String> KEYS = List.of("id", "domain", "ip", "mailFrom", "helo");

    /**
     * A request that is complete.
     *
     * @param domain may be a sender's address
     */
    static SpfRequest of(Optional<String> id, String domain, String ip, Optional<String> mailFrom, String helo) {
        int at = domain.lastIndexOf('@');
        Optional<String> from = mailFrom.isEmpty() && at > 0 ? Optional.of(domain) : mailFrom;
        SenderRequest request = SenderRequest.of(domain.substring(at + 1), InetAddresses.forString(ip))
                .helo(helo);
        return new SpfRequest(id, ip, from.map(request::mailFrom).orElse(request));
    }

    /**
     * The address of a server. One with a zone id ({@code %eth0}) means something on one machine only, and a receiver never sees it.
     *
     * @throws WrongUsage if it is none
     */
    static String address(String typed) throws WrongUsage {
        String ip = typed.strip();
        if (ip.indexOf('%') >= 0 || !InetAddresses.isInetAddress(ip)) {
            throw new WrongUsage(OneLine.quoted(typed) + " is no IP address");
        }
        return ip;
    }

    /** One line of a batch. Without a domain it is that of the sender, or for bounces the HELO name (RFC 7208 section 2.4). */
    static SpfRequest read(String line) throws UnreadableLine {
        Map<String, String> fields = LineFields.read(line, KEYS);
        Optional<String> id = LineFields.id(fields);
        String typed = fields.getOrDefault("ip", "");
        if (typed.isBlank()) {
            throw new UnreadableLine(id, "the request has no \"ip\"");
        }
        String ip;
        try {
            ip = address(typed);
        } catch (WrongUsage e) {
            throw new UnreadableLine(id, String.valueOf(e.getMessage()));
        }
        Optional<String> mailFrom = Optional.ofNullable(fields.get("mailFrom"));
        String helo = fields.getOrDefault("helo", "");
        Optional<String> named = Optional.ofNullable(fields.get("domain")).map(String::strip);
        Optional<String> domain = named.filter(name -> !name.isEmpty())
                .or(() -> mailFrom.map(from -> from.substring(from.lastIndexOf('@') + 1))
                        .filter(of -> !of.isEmpty()))
                .or(() -> Optional.of(helo).filter(name -> !name.isEmpty()))
                .or(() -> named);
        if (domain.isEmpty()) {
            throw new UnreadableLine(id, "the request has no \"domain\"");
        }
        return of(id, domain.get(), ip, mailFrom, helo);
    }
}
