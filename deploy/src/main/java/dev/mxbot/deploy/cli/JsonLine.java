package dev.mxbot.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mxbot.diagnosis.InvalidDomain;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.report.DiagnosisJson;
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
    static String noDomain(String typed, InvalidDomainName why) {
        Finding finding = InvalidDomain.finding(typed, why);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("domain", typed);
        report.put("unicode", typed);
        report.put("verdict", Verdict.UNKNOWN.word());
        report.put("headline", finding.title());
        report.put("findings", List.of(DiagnosisJson.of(finding)));
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
