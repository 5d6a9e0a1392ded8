package dev.mxbot.check.mtasts;

import dev.mxbot.check.mtasts.MtaStsPolicy.Mode;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Proposal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Fetch;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found out about MTA-STS.
 *
 * @param apex the TXT records of the domain itself, where an announcement has no effect
 * @param txt the TXT records at {@link #owner}
 * @param fetch what came of fetching the policy; empty if no record announces one
 * @param policy the policy, if one was served, faulty or not
 */
record MtaStsEvidence(
        DomainName domain, Answer mx, Answer apex, Answer txt, Optional<Fetch> fetch, Optional<MtaStsPolicy> policy)
        implements Evidence {
    static MtaStsEvidence of(DomainName domain, Answer mx, Answer apex, Answer txt, Optional<Fetch> fetch) {
        return new MtaStsEvidence(domain, mx, apex, txt, fetch, fetch.flatMap(MtaStsPolicies::served));
    }

    /** A record that is not published yet. */
    static MtaStsEvidence ofRecord(Proposal proposal) {
        DomainName domain = proposal.domain();
        return of(
                domain,
                proposal.unasked(domain, RecordType.MX),
                proposal.unasked(domain, RecordType.TXT),
                proposal.published(domain.child("_mta-sts")),
                Optional.empty());
    }

    /** A policy that is not served yet. */
    static MtaStsEvidence ofPolicy(Proposal proposal) {
        DomainName domain = proposal.domain();
        return of(
                domain,
                proposal.unasked(domain, RecordType.MX),
                proposal.unasked(domain, RecordType.TXT),
                proposal.unasked(domain.child("_mta-sts"), RecordType.TXT),
                Optional.of(new Fetch.Response(
                        URI.create("https://mta-sts." + domain + "/.well-known/mta-sts.txt"),
                        proposal.at(),
                        "",
                        200,
                        "text/plain",
                        Optional.empty(),
                        String.join("", proposal.text().joined()))));
    }

    /** The first record. */
    Optional<Map<String, Object>> parsedRecord() {
        return records().stream()
                .findFirst()
                .map(record ->
                        Map.of("tags", record.id().isEmpty() ? Map.of() : Map.of("v", "STSv1", "id", record.id())));
    }

    /** The policy, as far as it can be read; empty if it has none of the keys. */
    Optional<Map<String, Object>> parsedPolicy() {
        return policy().filter(policy -> policy.mode().isPresent()
                        || policy.maxAge().isPresent()
                        || !policy.mx().isEmpty())
                .map(policy -> {
                    Map<String, Object> tags = new LinkedHashMap<>();
                    policy.version().ifPresent(version -> tags.put("version", version));
                    policy.mode().ifPresent(mode -> tags.put("mode", mode.name().toLowerCase(Locale.ROOT)));
                    tags.put("mx", policy.mx());
                    policy.maxAge().ifPresent(age -> tags.put("max_age", age));
                    return Map.of("tags", tags);
                });
    }

    /** False if the domain's name is so long that nothing fits in front of it: then it can have no policy. */
    boolean canAnnounce() {
        return domain.below(MtaStsProbe.LABEL).isPresent();
    }

    /** Where the announcement stands; the domain itself if it can have none. */
    DomainName owner() {
        return domain.below(MtaStsProbe.LABEL).orElse(domain);
    }

    DomainName policyHost() {
        return domain.below("mta-sts").orElse(domain);
    }

    /** False if the domain does not exist or says that it takes no mail (null MX): it then needs no policy. */
    boolean receives() {
        return !(mx instanceof Answer.NoSuchName)
                && mx.data(Rdata.Mx.class).stream()
                        .noneMatch(host -> host.exchange().isRoot());
    }

    /** The MX hosts that mail goes to now. */
    List<DomainName> mxHosts() {
        return mx.data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .filter(host -> !host.isRoot())
                .distinct()
                .toList();
    }

    /** The announcing records, faulty ones too; text of another kind does not count. */
    List<MtaStsRecord> records() {
        return txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .map(MtaStsRecord::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Fetch.Response> response() {
        return fetch.flatMap(
                fetched -> fetched instanceof Fetch.Response response ? Optional.of(response) : Optional.empty());
    }

    Optional<Fetch.Failed> failure() {
        return fetch.flatMap(
                fetched -> fetched instanceof Fetch.Failed failed ? Optional.of(failed) : Optional.empty());
    }

    /** True if senders that know the policy refuse to deliver where it does not allow. */
    boolean isEnforced() {
        return policy().flatMap(MtaStsPolicy::mode).equals(Optional.of(Mode.ENFORCE));
    }

    /** What the policy host said, as the evidence of a finding. */
    List<Observation> fetched() {
        return fetch
                .map(from -> new Observation(
                        "GET " + from.uri(), said(from), policyHost().text(), OptionalLong.empty(), from.at()))
                .stream()
                .toList();
    }

    private static String said(Fetch from) {
        if (from instanceof Fetch.Response response) {
            return response.status()
                    + response.location().map(to -> " to " + to).orElse("");
        }
        Fetch.Failed failed = (Fetch.Failed) from;
        return failed.why().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + failed.detail();
    }

    @Override
    public Optional<String> besides() {
        return fetch.map(from -> from instanceof Fetch.Response response
                ? said(from) + "\n" + response.contentType() + "\n" + response.body()
                : said(from));
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", txt.isUnanswered() ? "unknown" : records().isEmpty() ? "absent" : "found");
        records().stream().findFirst().ifPresent(record -> {
            facts.put("record", record.text());
            facts.put("id", record.id());
        });
        policy().ifPresent(policy -> {
            policy.mode().ifPresent(mode -> facts.put("mode", mode.name().toLowerCase(Locale.ROOT)));
            policy.maxAge().ifPresent(age -> facts.put("maxAge", age));
            facts.put("mx", policy.mx());
        });
        return facts;
    }
}
