package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Proposal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Lane;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found out about the domain's SPF record.
 *
 * @param mailHosts its MX hosts that are its own, not a provider's
 * @param owners what is said of the registrable name above each included name that does not exist
 * @param named the names in the terms of the domain's own record
 * @param obsolete what is published under the obsolete type SPF; empty if nobody asked
 */
record SpfEvidence(
        DomainName domain,
        SpfTree tree,
        Answer mx,
        List<MailHost> mailHosts,
        List<Answer> owners,
        List<NamedHost> named,
        Optional<Answer> obsolete)
        implements Evidence {
    SpfEvidence {
        mailHosts = List.copyOf(mailHosts);
        owners = List.copyOf(owners);
        named = List.copyOf(named);
    }

    /** A record that is not published yet: what it includes is not asked for, and so not judged. */
    static SpfEvidence of(Proposal proposal) {
        DomainName domain = proposal.domain();
        SpfNode node = SpfNode.of(domain, proposal.published(domain));
        return new SpfEvidence(
                domain,
                new SpfTree(List.of(node)),
                proposal.unasked(domain, RecordType.MX),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The first record, term by term. */
    Optional<Map<String, Object>> parsed() {
        return tree.root().published().stream()
                .findFirst()
                .map(published -> Map.of(
                        "version",
                        SpfRecord.VERSION,
                        "terms",
                        published.record().terms().stream().map(Term::text).toList()));
    }

    Answer txt() {
        return tree.root().answer();
    }

    Optional<SpfRecord> record() {
        return tree.root().record();
    }

    /** What receivers ask for in vain (RFC 7208 section 4.6.4): included records, and names in the domain's own terms. */
    List<Answer> voidLookups() {
        Stream<Answer> included =
                tree.nodes().stream().skip(1).map(SpfNode::answer).filter(Answer::isAbsent);
        Stream<Answer> own = named.stream()
                .filter(NamedHost::isVoid)
                .map(host -> host.answers().get(0));
        return Stream.concat(included, own).toList();
    }

    /** RFC 7505 section 3: the domain takes no mail, and so can take no bounces for mail it sends. */
    boolean isNullMx() {
        List<Rdata.Mx> hosts = mx.data(Rdata.Mx.class);
        return hosts.size() == 1 && hosts.get(0).exchange().isRoot();
    }

    /** Who takes the domain's mail, and so most likely sends it. */
    Optional<MailProvider> inboundProvider() {
        return KnownProviders.byMxHosts(
                mx.data(Rdata.Mx.class).stream().map(Rdata.Mx::exchange).toList());
    }

    /** TXT records that are meant as SPF and that no receiver takes for it. */
    List<WrongStart.Meant> meant() {
        return WrongStart.among(txt());
    }

    @Override
    public Set<Lane> unusedLanes() {
        return record().filter(SpfRecord::authorisesNobody).isPresent() ? EnumSet.of(Lane.SENDING) : Set.of();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", status());
        List<String> texts = tree.root().published().stream()
                .map(published -> published.record().text())
                .toList();
        if (texts.size() == 1) {
            facts.put("record", texts.get(0));
        } else if (!texts.isEmpty()) {
            facts.put("records", texts);
        }
        record().ifPresent(record -> {
            facts.put("lookups", tree.lookups());
            facts.put("voidLookups", voidLookups().size());
            facts.put(
                    "all",
                    tree.decider().flatMap(SpfNode::record).orElse(record).allSign());
            facts.put(
                    "includes",
                    Reference.of(record).stream()
                            .map(reference -> reference.domain().text())
                            .toList());
            facts.put("tree", SpfDrawing.of(tree));
        });
        return facts;
    }

    /** {@code found}, {@code absent}, {@code unknown}, or for what receivers answer "permerror": {@code invalid}. */
    private String status() {
        if (txt().isUnanswered()) {
            return "unknown";
        }
        if (tree.root().published().isEmpty()) {
            return "absent";
        }
        return record().filter(SpfRecord::isValid).isPresent() ? "found" : "invalid";
    }
}
