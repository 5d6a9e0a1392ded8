package dev.mxbot.diagnosis;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import java.util.concurrent.CompletionStage;

/** Notices whether a question was not put because the budget was used up: what is concluded without its answer proves nothing. */
final class Hunger implements Dns {
    private final Dns dns;
    private volatile boolean felt;

    Hunger(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        return dns.ask(query).thenApply(answer -> {
            felt |= answer instanceof Answer.Unanswered unanswered
                    && unanswered.reason() == Answer.Reason.OUT_OF_BUDGET;
            return answer;
        });
    }

    boolean isFelt() {
        return felt;
    }
}
