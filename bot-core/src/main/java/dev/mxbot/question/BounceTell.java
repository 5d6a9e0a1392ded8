package dev.mxbot.question;

import java.util.List;
import java.util.regex.Pattern;

/** Tells a pasted bounce (SMTP reply, log line, delivery report) from a question about one. */
final class BounceTell {
    /** Said by mail servers and by nobody else; lower case. */
    private static final List<String> PHRASES = List.of(
            "host or domain name not found",
            "retry timeout exceeded",
            "undelivered mail returned to sender",
            "mail delivery failed",
            "mail delivery subsystem",
            "delivery status notification",
            "diagnostic-code:",
            "final-recipient:",
            "reporting-mta:",
            "remote-mta:",
            "action: failed",
            "action: delayed",
            "status=bounced",
            "status=deferred",
            "all relevant mx records point to",
            "unrouteable address",
            "name service error for name=",
            "unable to lookup dns for",
            "recipient address rejected",
            "sender address rejected",
            "client host rejected",
            "lowest numbered mx record points",
            "mail loops back to",
            "couldn't find any host named",
            "couldn't find a mail exchanger",
            "dns error: dns type",
            "relay access denied",
            "does not accept mail (nullmx)",
            "host lookup did not complete",
            "host unknown (name server",
            "message could not be delivered to one or more recipients",
            "your message wasn't delivered to",
            "your message couldn't be delivered",
            "could not be delivered to one or more recipients",
            "infodomainnonexistent");

    /** {@code 550 5.1.2}, {@code 550-5.7.26}, {@code 550 #5.1.2} (RFC 5321 section 4.2, RFC 2034 section 4); the parts of an IP address are none. */
    private static final Pattern REPLY =
            Pattern.compile("(?<![\\d.])[45]\\d\\d[ -]\\(?#?[45]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])");

    /** An enhanced status by itself (RFC 3463); also looks like a version. */
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[45]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])");

    private static final List<String> BESIDE_A_STATUS = List.of(
            "status",
            "dsn",
            "said",
            "smtp",
            "reject",
            "bounc",
            "undeliver",
            "recipient",
            "not delivered",
            "error",
            "#");

    private static final Pattern SAID =
            Pattern.compile("(?:said|replied|response|returned|error|rejected):? ?\\(?[45]\\d\\d[ -]");

    private static final Pattern OPENING =
            Pattern.compile("(?:421|45[0-5]|521|53[045]|541|55[0-6]|571)[ -]\\D.*", Pattern.DOTALL);

    private static final Pattern OPENING_STATUS = Pattern.compile("#?[45]\\.\\d{1,3}\\.\\d{1,3} .*", Pattern.DOTALL);

    private BounceTell() {}

    /**
     * @param text in lower case
     */
    static boolean isBounce(String text) {
        String start = text.strip();
        return PHRASES.stream().anyMatch(text::contains)
                || REPLY.matcher(text).find()
                || SAID.matcher(text).find()
                || OPENING.matcher(start).matches()
                || OPENING_STATUS.matcher(start).matches()
                || (BESIDE_A_STATUS.stream().anyMatch(text::contains)
                        && STATUS.matcher(text).find());
    }
}
