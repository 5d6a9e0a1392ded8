package dev.mxbot.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, out of maps, lists, strings, numbers and booleans. */
final class JsonLine {
    static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    static String of(Map<String, ?> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /** What was to be checked is no domain: keys as in a report, so that one reader reads all lines. */
    static String noDomain(String typed, String reason) {
        String title = "this is no domain: " + reason;
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("code", "dns.domain.invalid");
        finding.put("severity", "error");
        finding.put("lane", "receiving");
        finding.put("subject", typed);
        finding.put("title", title);
        finding.put("impact", "No mail can be addressed to it.");
        finding.put("evidence", List.of());
        finding.put("fixes", List.of());
        finding.put("verify", List.of());
        finding.put("references", List.of("RFC 1035 section 2.3.4", "RFC 5891"));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("domain", typed);
        report.put("unicode", typed);
        report.put("verdict", "unknown");
        report.put("headline", title);
        report.put("findings", List.of(finding));
        return of(report);
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}
