package dev.mxbot.report;

import dev.mxbot.sender.SenderStep;
import dev.mxbot.sender.SenderVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An SPF evaluation for machines: maps, lists, strings, numbers and booleans in a fixed order. */
public final class SpfJson {
    private SpfJson() {}

    /**
     * One evaluation.
     *
     * @param ip as it was given
     */
    public static Map<String, @Nullable Object> of(Optional<String> id, String ip, SenderVerdict verdict) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id.orElse(null));
        json.put("domain", verdict.request().domain());
        json.put("ip", ip);
        json.put("result", verdict.result().word());
        json.put("matched", verdict.matched().orElse(null));
        json.put("explanation", verdict.explanation().orElse(null));
        json.put("lookups", verdict.lookups());
        json.put("voidLookups", verdict.voidLookups());
        json.put("trace", verdict.trace().stream().map(SpfJson::step).toList());
        json.put("reason", verdict.reason());
        json.put("totalLookups", verdict.totalLookups());
        if (verdict.request().thorough()) {
            json.put(
                    "findings",
                    verdict.finding().map(DiagnosisJson::of).map(List::of).orElse(List.of()));
        }
        return json;
    }

    private static Map<String, Object> step(SenderStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("depth", step.depth());
        json.put("domain", step.domain());
        json.put("term", step.term());
        json.put("asked", step.asked());
        json.put("answer", step.answer());
        json.put("result", step.result());
        json.put("lookups", step.lookups());
        json.put("voidLookups", step.voidLookups());
        json.put("decisive", step.decisive());
        json.put("afterDecision", step.afterwards());
        return json;
    }
}
