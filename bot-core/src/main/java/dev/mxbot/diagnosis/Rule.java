package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** One defect: a pure function of a topic's evidence, with its card ({@link RuleInfo}) and its page beside the class. */
public interface Rule<E extends Evidence> {
    List<Finding> judge(E evidence);

    default RuleInfo card() {
        RuleInfo card = getClass().getAnnotation(RuleInfo.class);
        if (card == null) {
            throw new IllegalStateException(getClass().getName() + " has no @RuleInfo");
        }
        return card;
    }

    /** Starts a finding with this rule's code, severity, lane and references. */
    default Finding.Draft finding(String subject, String title) {
        return Finding.of(card(), subject, title);
    }
}
