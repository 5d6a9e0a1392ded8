package dev.mxbot.check.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.SmtpReply;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.provider.KnownProviders;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a negative reply means. The codes alone do not tell: 5.7.1 stands for relaying, spam, block lists and reverse DNS alike, so that
 * the words decide, and where they do not the reply is told as it is.
 */
enum Refusal {
    /** Not now: greylisting, load, a passing fault. */
    DEFERRED,
    /** Too much from us, or too much at all. */
    RATE_LIMITED,
    /** It is about the one who asks: a block list, its reverse DNS, its name. Of the domain it says nothing. */
    ABOUT_US,
    /** The host does not take mail for the domain. */
    RELAY,
    /** The domain is known and the mailbox is not. */
    MAILBOX,
    /** No mail with an empty sender, which is what a bounce has. */
    NULL_SENDER,
    /** For a reason that is in the text only. */
    OTHER;

    private static final int CLOSING = 421;
    private static final int LONGEST = 4000;

    private static final List<String> RATE = List.of(
            "too many", "rate limit", "rate-limit", "ratelimit", "connection limit", "connection rate", "throttl");

    /** Sure signs of a block list. */
    private static final List<String> LISTED = List.of(
            "spamhaus",
            "spamcop",
            "barracudacentral",
            "sorbs",
            "blocklist",
            "block list",
            "blacklist",
            "black list",
            "denylist",
            "dnsbl",
            " rbl",
            "reputation",
            "blocked using",
            "blocked by",
            "listed at ",
            "listed in ",
            "listed on ",
            "listed by ",
            "is listed",
            "banned",
            "residential",
            "dynamic ip",
            "dynamic address",
            "open relay");

    /** Signs that the one who asks is meant. */
    private static final List<String> CLIENT = List.of(
            "client host",
            "client ip",
            "client address",
            "your ip",
            "your host",
            "your server",
            "your network",
            "your reverse",
            "your hostname",
            "ip address",
            "sender ip",
            "sending ip",
            "connecting ip",
            "connecting host",
            "source ip",
            "reverse dns",
            "reverse hostname",
            "reverse lookup",
            "rdns",
            "no ptr",
            "ptr record",
            "helo",
            "ehlo",
            "access list",
            "not allowed to connect",
            "not authorized to connect");

    /** At the greeting nothing has been asked for yet: whoever is turned away there is turned away for what he is. */
    private static final List<String> TURNED_AWAY = List.of(
            "denied", "reject", "refus", "polic", "block", "spam", "abuse", "not allowed", "not authorized", "5.7.");

    /** Words for what is thought of the one who asks, where nothing says that the recipient is meant. */
    private static final List<String> DISTRUST = List.of("access denied", "policy", "spam", "abuse");

    private static final Pattern RELAYING =
            Pattern.compile("(?<![a-z0-9.@-])relay(?:ing|ed|s)?(?![a-z0-9.@-]*[a-z0-9])");

    private static final List<String> FOREIGN_DOMAIN = List.of(
            "rcpthosts",
            "unknown domain",
            "domain unknown",
            "no such domain",
            "domain not found",
            "domain not hosted",
            "domain is not hosted",
            "domain not accepted",
            "domain not configured",
            "domain not allowed",
            "not our domain",
            "not a valid domain",
            "not hosted here",
            "not a local domain",
            "non-local",
            "not local",
            "not accept mail for",
            "not accept email for",
            "no mail for this domain",
            "tenantattribution",
            "non-accepted domain",
            "authentication required",
            "authentication is required",
            "must authenticate",
            "smtp authentication",
            "smtp auth",
            "authenticate first");

    private static final List<String> EMPTY_SENDER = List.of(
            "null sender",
            "empty sender",
            "blank sender",
            "null envelope",
            "empty envelope",
            "null return",
            "empty return",
            "null reverse",
            "empty from",
            "<>: sender",
            "sender <>",
            "bounces");

    private static final List<String> NO_MAILBOX = List.of(
            "user unknown",
            "unknown user",
            "unknown recipient",
            "unknown address",
            "unknown mailbox",
            "recipient unknown",
            "address unknown",
            "no such user",
            "no such recipient",
            "no such address",
            "no such mailbox",
            "no such person",
            "no mailbox",
            "user not found",
            "recipient not found",
            "mailbox not found",
            "mailbox unavailable",
            "does not exist",
            "doesn't exist",
            "invalid recipient",
            "invalid mailbox",
            "recipient address rejected",
            "recipient rejected",
            "unrouteable address",
            "unroutable address");

    static Refusal of(Stage stage, SmtpReply reply, DomainName host) {
        String whole = reply.text();
        String text = whole.substring(0, Math.min(LONGEST, whole.length())).toLowerCase(Locale.ROOT);
        if (reply.code() == CLOSING) {
            return holds(text, LISTED) ? ABOUT_US : RATE_LIMITED;
        }
        if (reply.isTransient()) {
            return holds(text, RATE) ? RATE_LIMITED : holds(text, LISTED) ? ABOUT_US : DEFERRED;
        }
        return switch (stage) {
            case BANNER -> isAboutUs(text) || holds(text, TURNED_AWAY) ? ABOUT_US : OTHER;
            case MAIL_FROM, RCPT_TO -> envelope(stage, text, host);
            default -> isAboutUs(text) ? ABOUT_US : OTHER;
        };
    }

    private static Refusal envelope(Stage stage, String text, DomainName host) {
        if (holds(text, LISTED)) {
            return ABOUT_US;
        }
        // Before "relay": Postfix says "User unknown in relay recipient table".
        if (stage == Stage.RCPT_TO
                && (text.contains("user unknown") || hasStatus(text, "5.1.1") || hasStatus(text, "5.1.10"))) {
            return MAILBOX;
        }
        if (RELAYING.matcher(text).find() || holds(text, FOREIGN_DOMAIN) || hasStatus(text, "5.1.2")) {
            return RELAY;
        }
        if (holds(text, CLIENT)) {
            return ABOUT_US;
        }
        if (holds(text, EMPTY_SENDER)) {
            return NULL_SENDER;
        }
        if (stage == Stage.MAIL_FROM) {
            return holds(text, TURNED_AWAY) && isAtProvider(host) ? ABOUT_US : NULL_SENDER;
        }
        if (holds(text, NO_MAILBOX)) {
            return MAILBOX;
        }
        return holds(text, DISTRUST) ? ABOUT_US : OTHER;
    }

    /** Whoever takes mail for thousands of domains takes bounces; what he says at MAIL FROM is about the sender. */
    private static boolean isAtProvider(DomainName host) {
        return KnownProviders.byMxHost(host).isPresent();
    }

    private static boolean isAboutUs(String text) {
        return holds(text, LISTED) || holds(text, CLIENT);
    }

    private static boolean holds(String text, List<String> signs) {
        return signs.stream().anyMatch(text::contains);
    }

    /** An enhanced status code (RFC 3463) of its own, not a part of an address or of a longer number. */
    static boolean hasStatus(String text, String status) {
        for (int at = text.indexOf(status); at >= 0; at = text.indexOf(status, at + 1)) {
            int end = at + status.length();
            boolean starts = at == 0 || !isNumeric(text.charAt(at - 1));
            boolean ends = end == text.length()
                    || !(Character.isDigit(text.charAt(end))
                            || (text.charAt(end) == '.'
                                    && end + 1 < text.length()
                                    && Character.isDigit(text.charAt(end + 1))));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumeric(char c) {
        return c == '.' || Character.isDigit(c);
    }
}
