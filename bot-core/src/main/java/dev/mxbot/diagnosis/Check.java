package dev.mxbot.diagnosis;

import dev.mxbot.finding.Topic;
import java.util.List;

/** One topic: how its facts are looked up, and the rules that judge them. */
public record Check<E extends Evidence>(Topic topic, Probe<E> probe, List<Rule<? super E>> rules) {
    public Check {
        rules = List.copyOf(rules);
    }
}
