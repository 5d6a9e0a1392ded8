package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.sender.SenderStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One term in the trace of an evaluation, being filled in, with the terms of the record it leads to below it. */
final class TraceNode {
    static final String MATCH = "match";
    static final String NO_MATCH = "no match";
    static final String NOT_ASKED = "not asked";

    private final int depth;
    private final String domain;
    private final Term term;
    private final int lookups;
    private final boolean afterwards;
    private final List<TraceNode> below = new ArrayList<>();
    private int voidLookups;
    private String asked = "";
    private String answer = "";
    private @Nullable String result;
    private boolean decisive;

    TraceNode(int depth, String domain, Term term, int lookups, int voidLookups, boolean afterwards) {
        this.depth = depth;
        this.domain = domain;
        this.term = term;
        this.lookups = lookups;
        this.voidLookups = voidLookups;
        this.afterwards = afterwards;
    }

    List<TraceNode> below() {
        return below;
    }

    Term term() {
        return term;
    }

    String domain() {
        return domain;
    }

    void asked(String question, String said) {
        asked = question;
        answer = said;
    }

    /** The first word stays: what a receiver came to is not changed by what is looked at afterwards. */
    void result(String word, int voids) {
        if (result == null) {
            result = word;
            voidLookups = voids;
        }
    }

    void decides() {
        decisive = true;
    }

    /** This term and those below it, at most so many steps in the list. */
    void collect(List<SenderStep> steps, int most) {
        if (steps.size() < most || decisive) {
            steps.add(new SenderStep(
                    depth,
                    Excerpt.title(domain),
                    Excerpt.title(term.text()),
                    Excerpt.title(asked),
                    answer,
                    result == null ? NOT_ASKED : result,
                    lookups,
                    voidLookups,
                    decisive,
                    afterwards));
        }
        below.forEach(node -> node.collect(steps, most));
    }
}
