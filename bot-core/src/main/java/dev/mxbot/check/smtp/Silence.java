package dev.mxbot.check.smtp;

import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;

/** Tells which conversations show a host that takes connections and does not speak SMTP, for a reason of its own. */
final class Silence {
    private static final int READY = 220;

    private Silence() {}

    static boolean of(Conversation talk) {
        return atGreeting(talk) || (atEhlo(talk) && !isOnlyEhloRefused(talk));
    }

    /** RFC 5321 section 3.1: a greeting is 220; one of 554 says that there is no SMTP service here. */
    static boolean atGreeting(Conversation talk) {
        return talk.broke(Stage.BANNER, Cause.NOT_SMTP)
                || talk.isRefused(Stage.BANNER, Refusal.OTHER)
                || talk.session()
                        .reply(Stage.BANNER)
                        .filter(reply -> reply.isPositive() && reply.code() != READY)
                        .isPresent();
    }

    static boolean atEhlo(Conversation talk) {
        return talk.broke(Stage.EHLO, Cause.NOT_SMTP)
                || talk.broke(Stage.EHLO, Cause.CLOSED)
                || talk.isRefused(Stage.EHLO, Refusal.OTHER)
                || talk.isRefused(Stage.EHLO_INSIDE, Refusal.OTHER);
    }

    /** RFC 5321 section 3.2: where EHLO is not known, senders say HELO. */
    static boolean isOnlyEhloRefused(Conversation talk) {
        return talk.session()
                .reply(Stage.EHLO)
                .filter(reply -> reply.code() >= 500 && reply.code() <= 504)
                .isPresent();
    }
}
