package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A diagnosis for machines: maps, lists, strings, numbers and booleans in a fixed order, ready for any JSON writer. */
public final class DiagnosisJson {
    private DiagnosisJson() {}

    public static Map<String, @Nullable Object> of(Diagnosis diagnosis) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("domain", diagnosis.domain().text());
        json.put("unicode", diagnosis.domain().unicode());
        json.put("checkedAt", seconds(diagnosis.checkedAt()));
        json.put("verdict", diagnosis.verdict().word());
        json.put("headline", Headline.plain(diagnosis));
        json.put("lanes", lanes(diagnosis));
        json.put("provider", provider(diagnosis));
        json.put(
                "findings", diagnosis.findings().stream().map(DiagnosisJson::of).toList());
        json.put("evidence", evidence(diagnosis));
        json.put("queries", diagnosis.queries());
        json.put("elapsedMillis", diagnosis.elapsed().toMillis());
        return json;
    }

    private static Map<String, String> lanes(Diagnosis diagnosis) {
        Map<String, String> lanes = new LinkedHashMap<>();
        for (Lane lane : Lane.values()) {
            if (diagnosis.lanes().containsKey(lane)) {
                lanes.put(lane.word(), diagnosis.lanes().get(lane).word());
            }
        }
        return lanes;
    }

    private static Map<String, @Nullable Object> provider(Diagnosis diagnosis) {
        MailFacts facts = new MailFacts(diagnosis);
        Map<String, @Nullable Object> provider = new LinkedHashMap<>();
        provider.put("inbound", facts.inbound().orElse(null));
        provider.put("outbound", facts.outbound());
        return provider;
    }

    /** One finding by itself. */
    public static Map<String, Object> of(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().word());
        json.put("lane", finding.lane().word());
        json.put("subject", finding.subject());
        json.put("title", finding.title());
        json.put("impact", finding.impact());
        json.put(
                "evidence",
                finding.evidence().stream().map(DiagnosisJson::observation).toList());
        json.put("fixes", finding.fixes().stream().map(DiagnosisJson::fix).toList());
        json.put("verify", finding.verify());
        json.put("references", finding.references());
        return json;
    }

    /** Without {@code ttl} where there is none. */
    private static Map<String, Object> observation(Observation observation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", observation.question());
        json.put("answer", observation.answer());
        json.put("server", observation.server());
        observation.ttl().ifPresent(ttl -> json.put("ttl", ttl));
        json.put("at", seconds(observation.at()));
        return json;
    }

    private static Map<String, Object> fix(Fix fix) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", fix.title());
        json.put("records", fix.add().stream().map(ZoneRecord::toString).toList());
        json.put("remove", fix.remove().stream().map(ZoneRecord::toString).toList());
        json.put("steps", fix.steps());
        json.put("needs", fix.needs());
        json.put("proven", fix.proven());
        return json;
    }

    private static Map<String, Object> evidence(Diagnosis diagnosis) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        diagnosis.facts().forEach((topic, facts) -> evidence.put(topic.name(), ordered(facts)));
        return evidence;
    }

    /** The same evidence always reads the same: a map without an order of its own is sorted. */
    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy =
                    map instanceof LinkedHashMap || map instanceof SortedMap ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), ordered(each)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(DiagnosisJson::ordered).toList()
                : value;
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
