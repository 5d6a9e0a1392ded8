package dev.mxbot.check.smtp;

import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;

/** Tells which conversations show a host that takes connections and does not speak SMTP, for a reason of its own. */
final class Silence {
    private Silence() {}

    static boolean of(Conversation talk) {
        return atGreeting(talk) || atEhlo(talk);
    }

    /** RFC 5321 section 3.1: a greeting of 554 says that there is no SMTP service here. */
    static boolean atGreeting(Conversation talk) {
        return talk.broke(Stage.BANNER, Cause.NOT_SMTP) || talk.isRefused(Stage.BANNER, Refusal.OTHER);
    }

    static boolean atEhlo(Conversation talk) {
        return talk.broke(Stage.EHLO, Cause.NOT_SMTP)
                || talk.broke(Stage.EHLO, Cause.CLOSED)
                || talk.isRefused(Stage.EHLO, Refusal.OTHER);
    }
}
