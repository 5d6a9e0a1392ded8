package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a headline needs of the facts that the topics found; a topic that is missing or was not answered is left unsaid. */
final class MailFacts {
    private final Diagnosis diagnosis;

    MailFacts(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    boolean isNullMx() {
        return is("mx", "nullMx");
    }

    boolean isImplicitMx() {
        return is("mx", "implicit");
    }

    /** The MX hosts, in order of preference. */
    List<String> hosts() {
        return maps("mx", "hosts")
                .flatMap(host -> host.get("host") instanceof String name ? Stream.of(name) : Stream.of())
                .toList();
    }

    /** How many MX hosts there are, those that the facts only count included. */
    int hostCount() {
        return hosts().size() + (diagnosis.facts("mx").get("more") instanceof Number more ? more.intValue() : 0);
    }

    /** Who receives: {@code Google Workspace}. */
    Optional<String> inboundName() {
        return text("provider", "inboundName");
    }

    /** Who receives, for machines: {@code google-workspace}. */
    Optional<String> inbound() {
        return text("provider", "inbound");
    }

    List<String> outbound() {
        return texts("provider", "outbound");
    }

    List<String> outboundNames() {
        return texts("provider", "outboundNames");
    }

    boolean isFound(String topic) {
        return text(topic, "status").filter("found"::equals).isPresent();
    }

    Optional<String> dmarcPolicy() {
        return text("dmarc", "policy");
    }

    private boolean is(String topic, String key) {
        return Boolean.TRUE.equals(diagnosis.facts(topic).get(key));
    }

    private Optional<String> text(String topic, String key) {
        return diagnosis.facts(topic).get(key) instanceof String value && !value.isEmpty()
                ? Optional.of(value)
                : Optional.empty();
    }

    private List<String> texts(String topic, String key) {
        return list(topic, key)
                .flatMap(each -> each instanceof String value ? Stream.of(value) : Stream.of())
                .toList();
    }

    private Stream<Map<?, ?>> maps(String topic, String key) {
        return list(topic, key).flatMap(each -> each instanceof Map<?, ?> map ? Stream.of(map) : Stream.of());
    }

    private Stream<?> list(String topic, String key) {
        return diagnosis.facts(topic).get(key) instanceof List<?> list ? list.stream() : Stream.of();
    }
}
