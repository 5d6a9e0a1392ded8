package dev.mxbot.check.spf;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.OverlayDns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.sender.SpfResult;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Looks for the smallest edit of the domain's record that lets an address pass, and tries it by evaluating again. */
final class Authorisation {
    private final Dns dns;
    private final BiFunction<Dns, String, CompletionStage<Evaluation.Finished>> evaluate;

    /**
     * @param dns asks no query twice
     * @param evaluate the same request over another DNS, for the domain that is named
     */
    Authorisation(Dns dns, BiFunction<Dns, String, CompletionStage<Evaluation.Finished>> evaluate) {
        this.dns = dns;
        this.evaluate = evaluate;
    }

    /** The verdict with its finding; as it is where the address passes or nothing is known. */
    CompletionStage<SenderVerdict> of(SenderVerdict verdict, String domain) {
        if (verdict.result() == SpfResult.PASS || verdict.result() == SpfResult.TEMPERROR) {
            return CompletableFuture.completedFuture(verdict);
        }
        Optional<DomainName> name = TargetName.of(domain);
        return name.isPresent()
                ? new SpfWalk(dns).from(name.get()).thenCompose(tree -> of(verdict, name.get(), tree))
                : CompletableFuture.completedFuture(verdict.with(finding(
                        verdict,
                        List.of(),
                        Fix.steps("Correct the name", "Give the domain alone, as in example.com."))));
    }

    private CompletionStage<SenderVerdict> of(SenderVerdict verdict, DomainName domain, SpfTree tree) {
        InetAddress ip = verdict.request().ip();
        String shown = InetAddresses.toAddrString(ip);
        if (tree.root().answer() instanceof Answer.NoSuchName) {
            return CompletableFuture.completedFuture(verdict.with(finding(
                    verdict,
                    List.of(tree.root()),
                    Fix.steps(
                            "Register the domain, or correct its name",
                            "A name that does not exist can hold no SPF record."))));
        }
        if (!MailHost.isPublic(ip)) {
            return CompletableFuture.completedFuture(
                    verdict.with(
                            finding(
                                    verdict,
                                    List.of(tree.root()),
                                    Fix.steps(
                                            "Ask about the address that receivers see",
                                            shown
                                                    + " is an address for private networks: no receiver ever sees a connection from it."))));
        }
        return provider(ip)
                .thenCompose(provider -> withInclude(domain, tree, provider)
                        .thenCompose(fix -> fix.isPresent()
                                ? CompletableFuture.completedFuture(fix.get())
                                : withAddress(domain, tree, ip, provider)))
                .thenApply(fix -> verdict.with(finding(verdict, List.of(tree.root()), fix)));
    }

    private static Finding finding(SenderVerdict verdict, List<SpfNode> nodes, Fix fix) {
        String ip = InetAddresses.toAddrString(verdict.request().ip());
        Finding.Draft draft = new NotAuthorised()
                .finding(ip, Excerpt.record(verdict.sentence()))
                .impact(impact(verdict.result()))
                .fix(fix);
        nodes.forEach(node -> draft.evidence(node.observations()).verify(node.dig()));
        return draft.build();
    }

    private static String impact(SpfResult result) {
        return switch (result) {
            case FAIL -> "Receivers reject its mail or file it as spam, unless DKIM vouches for it.";
            case SOFTFAIL -> "Receivers file its mail as spam more readily, unless DKIM vouches for it.";
            case PERMERROR -> "No server passes, this one included: DMARC then rests on DKIM alone.";
            default -> "Receivers learn nothing from SPF: DMARC then rests on DKIM alone.";
        };
    }

    /** A provider that the address belongs to: its reverse name says so, and its own include lets the address pass. */
    private CompletionStage<Optional<MailProvider>> provider(InetAddress ip) {
        return ReverseNames.of(ip, dns).thenCompose(names -> {
            List<DomainName> owners = names.proven().stream()
                    .flatMap(name -> Registrable.above(name).stream())
                    .distinct()
                    .toList();
            CompletionStage<Optional<MailProvider>> found = CompletableFuture.completedFuture(Optional.empty());
            for (MailProvider provider : KnownProviders.all()) {
                Optional<String> include = provider.include()
                        .filter(text -> TargetName.of(text)
                                .flatMap(Registrable::above)
                                .filter(owners::contains)
                                .isPresent());
                if (include.isPresent()) {
                    found = found.thenCompose(earlier -> earlier.isPresent()
                            ? CompletableFuture.completedFuture(earlier)
                            : evaluate.apply(dns, include.get())
                                    .thenApply(finished -> finished.outcome().result() == SpfResult.PASS
                                            ? Optional.of(provider)
                                            : Optional.empty()));
                }
            }
            return found;
        });
    }

    /** Empty if the address belongs to no provider that is known, or if the include does not fit any more. */
    private CompletionStage<Optional<Fix>> withInclude(
            DomainName domain, SpfTree tree, Optional<MailProvider> provider) {
        if (provider.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        String include = provider.get().include().orElseThrow();
        return base(domain, tree).thenCompose(base -> {
            Fix fix = published(
                            domain,
                            tree,
                            "Authorise " + provider.get().name() + ", whose server it is",
                            beforeAll(base, "include:" + include))
                    .withSteps("Only if " + provider.get().name() + " sends for " + domain + ".");
            return tried(fix, domain).thenApply(tried -> tried.proven() ? Optional.of(tried) : Optional.empty());
        });
    }

    private CompletionStage<Fix> withAddress(
            DomainName domain, SpfTree tree, InetAddress ip, Optional<MailProvider> provider) {
        String shown = InetAddresses.toAddrString(ip);
        String term = (ip instanceof Inet4Address ? "ip4:" : "ip6:") + shown;
        List<String> steps = new ArrayList<>();
        steps.add("Only if the server at " + shown + " is yours, or sends for you.");
        provider.ifPresent(known -> steps.add("It is a server of " + known.name() + ": include:"
                + known.include().orElseThrow() + " would follow its changes, but does not fit into 10 lookups."));
        if (tree.lookups() > Evaluation.MOST_LOOKUPS) {
            steps.add("The record needs " + tree.lookups()
                    + " lookups, 10 are allowed: drop what no longer sends for you first.");
            tree.root()
                    .record()
                    .ifPresent(record -> Reference.of(record).stream()
                            .limit(Evaluation.MOST_LOOKUPS)
                            .forEach(reference -> steps.add(Excerpt.title(
                                            reference.term().text()) + " costs " + tree.lookups(reference) + ".")));
        }
        return base(domain, tree)
                .thenCompose(base -> tried(
                        published(domain, tree, "Authorise " + shown, inFront(base, term))
                                .withSteps(steps.toArray(String[]::new)),
                        domain));
    }

    /** The record to start from, without what makes receivers give up on it. */
    private CompletionStage<SpfRecord> base(DomainName domain, SpfTree tree) {
        List<SpfRecord> records =
                tree.root().published().stream().map(SpfNode.Published::record).toList();
        if (records.isEmpty()) {
            return dns.ask(Query.of(domain, RecordType.MX))
                    .thenApply(mx -> SpfRecord.ofTerms(
                            mx.data(Rdata.Mx.class).stream()
                                            .anyMatch(host -> !host.exchange().isRoot())
                                    ? List.of("mx", "~all")
                                    : List.of("~all")));
        }
        SpfRecord record = records.size() > 1
                ? SpfRecord.merged(records)
                : tree.lookups() > Evaluation.MOST_LOOKUPS ? Lean.of(tree) : records.get(0);
        return CompletableFuture.completedFuture(
                record.isValid() ? record : Correction.of(record).record());
    }

    /** Behind the addresses that stand in front already: there it costs nothing, and nothing keeps a receiver from reaching it. */
    private static SpfRecord inFront(SpfRecord record, String term) {
        int at = 0;
        while (at < record.terms().size() && isPassingAddress(record.terms().get(at))) {
            at++;
        }
        return with(record, at, term);
    }

    private static boolean isPassingAddress(Term term) {
        return term instanceof Term.Directive directive
                && directive.qualifier() == Qualifier.PASS
                && directive.mechanism() instanceof Mechanism.Ip;
    }

    /** Behind the last term that authorises somebody: before what refuses, before "all". */
    private static SpfRecord beforeAll(SpfRecord record, String term) {
        int at = 0;
        while (at < record.terms().size()
                && record.terms().get(at) instanceof Term.Directive directive
                && directive.qualifier() == Qualifier.PASS
                && !(directive.mechanism() instanceof Mechanism.All)) {
            at++;
        }
        return with(record, at, term);
    }

    private static SpfRecord with(SpfRecord record, int at, String term) {
        List<String> terms =
                new ArrayList<>(record.terms().stream().map(Term::text).toList());
        terms.add(at, term);
        return SpfRecord.ofTerms(terms);
    }

    private static Fix published(DomainName domain, SpfTree tree, String title, SpfRecord corrected) {
        List<SpfNode.Published> old = tree.root().published();
        long ttl = old.isEmpty() ? 3600 : Observations.ttl(tree.root().answer());
        ZoneRecord record = ZoneRecord.txt(domain, ttl, corrected.toString());
        return old.isEmpty()
                ? Fix.add(title, record)
                : Fix.replace(
                        title,
                        old.stream()
                                .map(published -> published.source().zoneRecord())
                                .toList(),
                        List.of(record));
    }

    private CompletionStage<Fix> tried(Fix fix, DomainName domain) {
        Dns fixed;
        try {
            fixed = new OverlayDns(dns, fix.add(), fix.remove());
        } catch (IllegalArgumentException e) {
            // The record as published is no line that a zone could hold: the fix stays untried.
            return CompletableFuture.completedFuture(fix);
        }
        return evaluate.apply(fixed, domain.text())
                .thenApply(finished -> finished.outcome().result() == SpfResult.PASS ? fix.asProven() : fix);
    }
}
