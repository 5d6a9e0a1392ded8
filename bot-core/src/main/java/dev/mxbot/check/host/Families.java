package dev.mxbot.check.host;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.stream.Stream;

/** The hosts' addresses of one family, taken together. */
final class Families {
    private Families() {}

    /** True if an authority said of each host that it has no such record; false as long as one is not known. */
    static boolean allAbsent(HostEvidence evidence, RecordType type) {
        return evidence.more() == 0 && answers(evidence, type).allMatch(Answer::isAbsent);
    }

    static List<Observation> observations(HostEvidence evidence, RecordType type) {
        return answers(evidence, type).map(Observations::of).toList();
    }

    private static Stream<Answer> answers(HostEvidence evidence, RecordType type) {
        return evidence.hosts().stream()
                .flatMap(host -> host.answers().stream())
                .filter(answer -> answer.query().type() == type);
    }
}
