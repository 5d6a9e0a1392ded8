package dev.mxbot.report;

import static dev.mxbot.diagnosis.Verdict.HEALTHY;
import static dev.mxbot.diagnosis.Verdict.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shape that scripts rely on. */
class DiagnosisJsonTest {
    private final Map<String, @Nullable Object> json = DiagnosisJson.of(Diagnoses.broken());

    @Test
    void hasThePromisedKeysInOrder() {
        assertEquals(
                List.of(
                        "domain",
                        "unicode",
                        "checkedAt",
                        "verdict",
                        "headline",
                        "lanes",
                        "provider",
                        "findings",
                        "evidence",
                        "queries",
                        "elapsedMillis"),
                List.copyOf(json.keySet()));
        assertEquals("example.com", json.get("domain"));
        assertEquals("2026-11-20T14:02:11Z", json.get("checkedAt"));
        assertEquals("broken", json.get("verdict"));
        assertEquals(
                "example.com cannot receive mail: its only MX host mail.exmaple.com does not exist.",
                json.get("headline"));
        assertEquals("{receiving=broken, sending=at_risk, transport=unknown}", String.valueOf(json.get("lanes")));
        assertEquals("{inbound=null, outbound=[google-workspace]}", String.valueOf(json.get("provider")));
        assertEquals(31, json.get("queries"));
        assertEquals(212L, json.get("elapsedMillis"));
    }

    @Test
    void hasEachFindingWithEvidenceAndFixes() {
        Map<?, ?> finding = (Map<?, ?>) ((List<?>) value("findings")).get(0);

        assertEquals(
                "[code, severity, lane, subject, title, impact, evidence, fixes, verify, references]",
                finding.keySet().toString());
        assertEquals(
                "{question=mail.exmaple.com A, answer=NXDOMAIN, server=192.0.2.53, ttl=300, at=2026-11-20T14:02:11Z}",
                item(finding, "evidence"));
        assertEquals(
                "{title=Or publish the host, records=[mail.exmaple.com. 3600 IN A <address>], remove=[], "
                        + "steps=[Ask the owner of exmaple.com.], needs=[address], proven=false}",
                item(finding, "fixes"));
        assertEquals(List.of("dig +short mail.exmaple.com A"), finding.get("verify"));
    }

    @Test
    void leavesOutATimeToLiveThatThereIsNot() {
        Map<String, @Nullable Object> unknown = DiagnosisJson.of(Diagnoses.of(
                Verdict.UNKNOWN,
                Diagnoses.lanes(Verdict.UNKNOWN, HEALTHY, NONE),
                List.of(Diagnoses.unanswered()),
                Diagnoses.facts(Map.of())));

        String finding = String.valueOf(unknown.get("findings"));
        assertFalse(finding.contains("ttl"), finding);
        assertEquals("{receiving=unknown, sending=healthy, transport=none}", String.valueOf(unknown.get("lanes")));
    }

    @Test
    void evidenceReadsTheSameEveryTime() {
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("v", "DMARC1");
        tags.put("p", "none");
        String evidence = String.valueOf(DiagnosisJson.of(Diagnoses.of(
                        HEALTHY,
                        Diagnoses.lanes(HEALTHY, HEALTHY, HEALTHY),
                        List.of(),
                        Diagnoses.facts(
                                Map.of("dmarc", Map.of("tags", tags, "policy", "none", "location", "example.com")))))
                .get("evidence"));

        assertEquals("{dmarc={location=example.com, policy=none, tags={v=DMARC1, p=none}}}", evidence);
    }

    @Test
    void holdsNothingButWhatAJsonWriterKnows() {
        assertNull(((Map<?, ?>) value("provider")).get("inbound"));
        check(json);
    }

    private static void check(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            assertTrue(map.keySet().stream().allMatch(String.class::isInstance));
            map.values().forEach(DiagnosisJsonTest::check);
        } else if (value instanceof List<?> list) {
            list.forEach(DiagnosisJsonTest::check);
        } else {
            assertTrue(
                    value == null || value instanceof String || value instanceof Number || value instanceof Boolean,
                    () -> "" + value);
        }
    }

    /** The second of a list. */
    private static String item(Map<?, ?> finding, String key) {
        return finding.get(key) instanceof List<?> list ? String.valueOf(list.get(1)) : "no list";
    }

    private Object value(String key) {
        Object value = json.get(key);
        if (value == null) {
            throw new AssertionError("no " + key);
        }
        return value;
    }
}
