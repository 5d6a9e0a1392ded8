package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Rehearsal;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.plan.Planned;
import dev.mxbot.plan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rehearsed plan for machines, as {@link DiagnosisJson} does it for a diagnosis. */
public final class PlanJson {
    private PlanJson() {}

    public static Map<String, @Nullable Object> of(Planned planned) {
        Rehearsal rehearsal = planned.rehearsal();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("domain", rehearsal.after().domain().text());
        json.put("headline", PlanReport.headlineWords(rehearsal));
        json.put("before", before(rehearsal.before()));
        json.put("after", DiagnosisJson.of(rehearsal.after()));
        json.put("gone", rehearsal.gone().stream().map(PlanJson::named).toList());
        json.put("new", rehearsal.brought().stream().map(PlanJson::named).toList());
        json.put(
                "changes",
                map(
                        "add", lines(rehearsal.change().add()),
                        "remove", lines(rehearsal.change().remove())));
        json.put("order", planned.order().stream().map(PlanJson::step).toList());
        json.put("rollback", map("add", lines(planned.restored()), "remove", lines(planned.withdrawn())));
        json.put("warnings", planned.warnings());
        return json;
    }

    /** The verdicts and which findings there are; the whole report of a domain as it is comes from a check. */
    private static Map<String, @Nullable Object> before(Diagnosis diagnosis) {
        Map<String, @Nullable Object> whole = DiagnosisJson.of(diagnosis);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("verdict", whole.get("verdict"));
        json.put("lanes", whole.get("lanes"));
        json.put("findings", diagnosis.findings().stream().map(PlanJson::named).toList());
        return json;
    }

    private static Map<String, Object> named(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().word());
        json.put("subject", finding.subject());
        json.put("title", finding.title());
        return json;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.what());
        json.put("add", lines(step.add()));
        json.put("remove", lines(step.remove()));
        json.put("waitSeconds", step.pause().toSeconds());
        json.put("why", step.why());
        return json;
    }

    private static List<String> lines(List<ZoneRecord> records) {
        return records.stream().map(ZoneRecord::toString).toList();
    }

    private static Map<String, Object> map(String one, List<String> first, String other, List<String> second) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(one, first);
        json.put(other, second);
        return json;
    }
}
