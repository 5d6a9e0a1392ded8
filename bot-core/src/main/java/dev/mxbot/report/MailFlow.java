package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The way that mail takes: from the MX records over hosts and addresses to what protects it, with what is wrong where it is wrong. */
final class MailFlow {
    private static final int HOSTS = 20;
    private static final int ADDRESSES = 10;
    private static final int NAMES = 3;
    private static final int LONGEST = 120;
    private static final String DAY = "2026-11-20";

    private final Diagnosis diagnosis;
    private final FactMap mx;
    private final Places places;

    private MailFlow(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.mx = FactMap.of(diagnosis, "mx");
        this.places = new Places(diagnosis.findings());
    }

    static Optional<Tree> of(Diagnosis diagnosis) {
        MailFlow flow = new MailFlow(diagnosis);
        return flow.mx.isEmpty() ? Optional.empty() : Optional.of(flow.tree());
    }

    private Tree tree() {
        List<Tree> ways = new ArrayList<>(hosts());
        List<Tree> policy = policy();
        // Whatever else hinders mail belongs to the domain itself, and comes first.
        List<Tree> parts = new ArrayList<>(places.leaves(MailFlow::hinders));
        parts.addAll(ways);
        parts.addAll(policy);
        return Tree.of(Text.literal(diagnosis.domain().unicode()), parts.toArray(Tree[]::new));
    }

    private static boolean hinders(Finding finding) {
        return finding.lane() == Lane.RECEIVING && (finding.severity().atLeast(Severity.WARNING) || finding.decisive());
    }

    private List<Tree> hosts() {
        if (mx.is("nullMx")) {
            return List.of(Tree.of(Text.of("null MX: takes no mail, and says so")));
        }
        if (mx.is("implicit")) {
            return FactMap.of(diagnosis, "hosts").maps("hosts").stream()
                    .limit(1)
                    .map(host -> host(
                            "no MX: mail goes to the domain's own address",
                            host.text("host").orElse("")))
                    .toList();
        }
        List<FactMap> hosts = mx.maps("hosts").stream()
                .sorted(Comparator.comparingInt(
                        host -> host.number("preference").orElse(0)))
                .toList();
        List<Tree> ways = new ArrayList<>();
        hosts.stream().limit(HOSTS).forEach(each -> {
            String name = each.text("host").orElse("");
            ways.add(host("MX " + each.number("preference").orElse(0) + " " + name, name));
        });
        int left = hosts.size() - ways.size() + mx.number("more").orElse(0);
        if (left > 0) {
            ways.add(Tree.of(Text.of("and " + left + " more MX hosts")));
        }
        return ways;
    }

    private Tree host(String label, String name) {
        List<Tree> parts = new ArrayList<>();
        Optional<FactMap> host = part("hosts", "hosts", name);
        host.map(facts -> facts.texts("aliases"))
                .filter(aliases -> !aliases.isEmpty())
                .ifPresent(aliases ->
                        parts.add(Tree.of(Text.of("alias of ").thenLiteral(aliases.get(aliases.size() - 1)))));
        List<String> addresses = host.map(facts -> facts.texts("addresses")).orElse(List.of());
        Optional<FactMap> talks = part("smtp", "hosts", name);
        addresses.stream().limit(ADDRESSES).forEach(address -> parts.add(address(address, talks)));
        if (addresses.size() > ADDRESSES) {
            parts.add(Tree.of(Text.of("and " + (addresses.size() - ADDRESSES) + " more addresses")));
        }
        dane(name).ifPresent(parts::add);
        return places.node(label, name, finding -> !isPolicy(finding), parts);
    }

    private Tree address(String address, Optional<FactMap> talks) {
        List<Tree> parts = new ArrayList<>();
        part("ptr", "addresses", "address", address).ifPresent(facts -> parts.add(reverse(address, facts)));
        talks.flatMap(host -> with("address", address, host.maps("addresses")))
                .ifPresent(talk -> parts.add(talk(talk)));
        return places.node(address, address, any -> true, parts);
    }

    private Tree reverse(String address, FactMap facts) {
        List<Tree> faults = places.leaves(finding ->
                finding.code().startsWith("ptr.") && finding.subject().equals(address));
        if (!faults.isEmpty()) {
            return new Tree(faults.get(0).mark(), faults.get(0).label(), faults.subList(1, faults.size()));
        }
        List<String> names = facts.texts("names");
        if (names.isEmpty()) {
            return Tree.of(Text.of("PTR: none seen"));
        }
        Text label = Text.of("PTR ").thenLiteral(String.join(", ", names.subList(0, Math.min(NAMES, names.size()))));
        return Tree.of(facts.is("confirmed") ? label.plain(", confirmed") : label);
    }

    /** What the host said: how far it came, and the TLS it served. */
    private static Tree talk(FactMap talk) {
        Optional<FactMap> tls = talk.map("tls");
        if (tls.isPresent()) {
            Text label = Text.literal(tls.get().text("protocol").orElse("TLS"))
                    .plain(tls.get().is("trusted") ? ", certificate trusted" : ", certificate not trusted");
            return Tree.of(tls.get()
                    .text("notAfter")
                    .map(until -> label.plain(", valid until ").thenLiteral(day(until)))
                    .orElse(label));
        }
        Optional<String> failure = talk.text("failure");
        if (failure.isPresent()) {
            return Tree.of(Prose.join(Text.of("SMTP: "), Prose.of(failure.get(), LONGEST)));
        }
        return Tree.of(Text.of(talk.is("startTls") ? "SMTP, TLS offered" : "SMTP without TLS"));
    }

    private static String day(String instant) {
        return instant.substring(0, Math.min(DAY.length(), instant.length()));
    }

    private Optional<Tree> dane(String host) {
        Predicate<Finding> faults = finding -> finding.code().startsWith("dane.");
        return part("dane", "hosts", host)
                .filter(facts -> !facts.texts("records").isEmpty()
                        || facts.text("status").filter("unknown"::equals).isPresent())
                .map(facts -> places.node(
                        facts.texts("records").isEmpty()
                                ? "DANE: the TLSA records are unknown"
                                : "DANE: "
                                        + Prose.count(facts.texts("records").size(), "TLSA record", "TLSA records")
                                        + (facts.is("signed") ? "" : ", not signed"),
                        host,
                        faults,
                        List.of()));
    }

    private static boolean isPolicy(Finding finding) {
        return finding.code().startsWith("mtasts.");
    }

    private List<Tree> policy() {
        FactMap mtaSts = FactMap.of(diagnosis, "mtasts");
        if (mtaSts.isEmpty()) {
            return List.of();
        }
        String label = mtaSts.text("mode")
                .filter(mode -> List.of("enforce", "testing", "none").contains(mode))
                .map(mode -> "MTA-STS policy: " + mode)
                .orElseGet(() -> switch (mtaSts.text("status").orElse("unknown")) {
                    case "found" -> "MTA-STS: no policy in force";
                    case "absent" -> "no MTA-STS policy";
                    default -> "MTA-STS: unknown";
                });
        return List.of(places.node(label, MailFlow::isPolicy, List.of()));
    }

    private Optional<FactMap> part(String topic, String list, String host) {
        return part(topic, list, "host", host);
    }

    private Optional<FactMap> part(String topic, String list, String key, String value) {
        return with(key, value, FactMap.of(diagnosis, topic).maps(list));
    }

    private static Optional<FactMap> with(String key, String value, List<FactMap> parts) {
        return parts.stream()
                .filter(each -> each.text(key).filter(value::equals).isPresent())
                .findFirst();
    }
}
