package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Together;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.sender.SenderStep;
import dev.mxbot.sender.SpfResult;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One run of check_host (RFC 7208 section 4) with its limits and its trace. It goes from term to term, one after the other, as a receiver
 * does; once the result is known it may walk on, for the eye alone, to count what the whole policy costs.
 */
final class Evaluation {
    /** RFC 7208 section 4.6.4. */
    static final int MOST_LOOKUPS = 10;

    /** RFC 7208 section 4.6.4 says SHOULD; the third is an error. */
    static final int MOST_VOIDS = 2;

    /** RFC 7208 section 4.6.4: an {@code mx} that names more hosts is an error. */
    static final int MOST_MX_HOSTS = 10;

    /** Behind the decision the walk ends here: the number says nothing more. */
    private static final int MOST_WALKED = 40;

    private static final int MOST_STEPS = 500;

    /** Questions for later terms that are asked before it is certain that they are needed. */
    private static final int ASKED_AHEAD = 10;

    private final AskedOnce dns;
    private final MacroValues.Sender sender;
    private final Instant now;
    private final boolean thorough;
    private final List<TraceNode> trace = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    private int lookups;
    private int voids;
    private boolean overLimit;
    private boolean afterwards;

    Evaluation(AskedOnce dns, MacroValues.Sender sender, Instant now, boolean thorough) {
        this.dns = dns;
        this.sender = sender;
        this.now = now;
        this.thorough = thorough;
    }

    /** What the evaluation came to, before anybody words it. */
    record Finished(
            Outcome outcome, Optional<String> explanation, int lookups, int voids, int total, List<SenderStep> trace) {}

    /**
     * The result of one record.
     *
     * @param matched the term that decided
     * @param frame whose record decided
     * @param chain the nodes that led to it, outermost last
     * @param txt the answer that held the record, or should have
     */
    record Outcome(
            SpfResult result,
            String reason,
            Optional<Term> matched,
            Optional<Frame> frame,
            List<TraceNode> chain,
            Optional<Answer> txt) {
        static Outcome of(SpfResult result, String reason, Optional<Answer> txt) {
            return new Outcome(result, reason, Optional.empty(), Optional.empty(), List.of(), txt);
        }

        Outcome via(TraceNode node) {
            List<TraceNode> longer = new ArrayList<>(chain);
            longer.add(node);
            return new Outcome(result, reason, matched, frame, longer, txt);
        }
    }

    /** One record under evaluation. */
    record Frame(
            String domain,
            DomainName name,
            SpfRecord record,
            List<Term> terms,
            int depth,
            List<DomainName> path,
            List<TraceNode> nodes) {}

    /** Where to walk on; the node of a term that was counted and not asked for. */
    private record Rest(Frame frame, int next, Optional<TraceNode> open) {}

    /** What became of one term. */
    private record Hit(boolean matches, Optional<Outcome> ends, boolean isVoid, String asked, String answer) {
        static Hit of(boolean matches, Query asked, Answer answer) {
            return new Hit(
                    matches, Optional.empty(), answer.isAbsent(), asked.toString(), Excerpt.title(answer.summary()));
        }

        static Hit error(SpfResult result, String reason, Query asked, String answer) {
            return new Hit(
                    false,
                    Optional.of(Outcome.of(result, reason, Optional.empty())),
                    false,
                    asked.toString(),
                    Excerpt.title(answer));
        }

        static Hit unsendable(String name) {
            return new Hit(
                    false, Optional.empty(), false, "", Excerpt.title(name) + " is no name that can be asked for");
        }
    }

    CompletionStage<Finished> of(String domain) {
        // A domain literal, or what no mail can come from: nobody is asked about it (RFC 7208 section 4.3).
        CompletionStage<Outcome> checked = domain.chars().anyMatch(c -> c < 0x21 || c > 0x7e || "[]@".indexOf(c) >= 0)
                ? done(noDomain(domain))
                : check(domain, 0, List.of(), trace);
        return checked.thenCompose(outcome -> {
            outcome.chain().forEach(TraceNode::decides);
            int lookupsThen = lookups;
            int voidsThen = voids;
            return explanation(outcome)
                    .thenCompose(explanation -> walkOn().thenApply(done -> {
                        List<SenderStep> steps = new ArrayList<>();
                        trace.forEach(node -> node.collect(steps, MOST_STEPS));
                        return new Finished(outcome, explanation, lookupsThen, voidsThen, lookups, steps);
                    }));
        });
    }

    /** RFC 7208 sections 4.3 to 4.6. */
    private CompletionStage<Outcome> check(String domain, int depth, List<DomainName> path, List<TraceNode> nodes) {
        Optional<DomainName> name = TargetName.of(domain);
        if (name.isEmpty()) {
            return done(noDomain(domain));
        }
        return dns.ask(Query.of(name.get(), RecordType.TXT)).thenCompose(txt -> {
            String title = Excerpt.title(name.get().text());
            Optional<Answer> answer = Optional.of(txt);
            if (txt.isUnanswered()) {
                return done(Outcome.of(
                        SpfResult.TEMPERROR,
                        "the SPF record of " + title + " could not be looked up (" + txt.summary() + ")",
                        answer));
            }
            List<SpfNode.Published> published = SpfNode.of(name.get(), txt).published();
            if (published.isEmpty()) {
                return done(Outcome.of(
                        SpfResult.NONE,
                        title + (txt instanceof Answer.NoSuchName ? " does not exist" : " has no SPF record"),
                        answer));
            }
            if (published.size() > 1) {
                // RFC 7208 section 4.5.
                return done(
                        Outcome.of(SpfResult.PERMERROR, title + " has " + published.size() + " SPF records", answer));
            }
            SpfRecord record = published.get(0).record();
            if (!record.isValid()) {
                SpfError error = record.errors().get(0);
                // RFC 7208 section 4.6: a mistake anywhere, be it behind the term that would match.
                return done(Outcome.of(
                        SpfResult.PERMERROR,
                        "the SPF record of " + title + " is wrong at character " + (error.position() + 1) + ": "
                                + error.message(),
                        answer));
            }
            List<DomainName> longer = new ArrayList<>(path);
            longer.add(name.get());
            List<Term> terms = new ArrayList<>(record.reachable());
            record.redirect().ifPresent(terms::add);
            Frame frame = new Frame(domain, name.get(), record, List.copyOf(terms), depth, List.copyOf(longer), nodes);
            askAhead(frame);
            return from(frame, 0);
        });
    }

    private static Outcome noDomain(String text) {
        return Outcome.of(SpfResult.NONE, "\"" + Excerpt.title(text) + "\" is no domain name", Optional.empty());
    }

    private CompletionStage<Outcome> from(Frame frame, int start) {
        for (int i = start; i < frame.terms().size(); i++) {
            Term term = frame.terms().get(i);
            if (!(term instanceof Term.Directive directive)
                    || directive.mechanism().asksDns()) {
                return lookUp(frame, i);
            }
            boolean matches = !(directive.mechanism() instanceof Mechanism.Ip ip)
                    || ip.network().contains(sender.ip());
            TraceNode node = node(frame, term);
            node.result(matches ? TraceNode.MATCH : TraceNode.NO_MATCH, voids);
            if (matches && !afterwards) {
                return settle(frame, i + 1, matched(frame, directive, node, List.of()));
            }
        }
        // RFC 7208 section 4.7.
        return done(Outcome.of(SpfResult.NEUTRAL, "no term matches, and the record has no \"all\"", Optional.empty()));
    }

    /** RFC 7208 section 4.6.4. */
    private CompletionStage<Outcome> lookUp(Frame frame, int index) {
        if (afterwards && (lookups >= MOST_WALKED || dns.isUsedUp())) {
            return done(Outcome.of(SpfResult.NEUTRAL, "", Optional.empty()));
        }
        lookups++;
        TraceNode node = node(frame, frame.terms().get(index));
        if (!afterwards && lookups > MOST_LOOKUPS) {
            overLimit = true;
            node.asked("", "the 11th term that asks the DNS; 10 are allowed");
            node.result(SpfResult.PERMERROR.word(), voids);
            rests.add(new Rest(frame, index, Optional.of(node)));
            return done(error(SpfResult.PERMERROR, "more than 10 terms ask the DNS", node));
        }
        return evaluate(frame, node).thenCompose(hit -> take(frame, index, node, hit));
    }

    private CompletionStage<Outcome> take(Frame frame, int index, TraceNode node, Hit hit) {
        voids += hit.isVoid() ? 1 : 0;
        node.asked(hit.asked(), hit.answer());
        boolean tooVoid =
                hit.isVoid() && voids > MOST_VOIDS && !afterwards && hit.ends().isEmpty();
        node.result(
                tooVoid
                        ? SpfResult.PERMERROR.word()
                        : hit.ends()
                                .map(end -> end.result().word())
                                .orElse(hit.matches() ? TraceNode.MATCH : TraceNode.NO_MATCH),
                voids);
        if (afterwards) {
            return from(frame, index + 1);
        }
        if (tooVoid) {
            overLimit = true;
            return settle(
                    frame,
                    index + 1,
                    error(SpfResult.PERMERROR, "more than 2 terms ask for names that hold nothing", node));
        }
        if (hit.ends().isPresent()) {
            return settle(frame, index + 1, hit.ends().get().via(node));
        }
        Term term = node.term();
        if (hit.matches() && term instanceof Term.Directive directive) {
            return settle(frame, index + 1, matched(frame, directive, node, node.below()));
        }
        return from(frame, index + 1);
    }

    private CompletionStage<Outcome> settle(Frame frame, int next, Outcome outcome) {
        rests.add(new Rest(frame, next, Optional.empty()));
        return done(outcome);
    }

    private static Outcome error(SpfResult result, String reason, TraceNode node) {
        return Outcome.of(result, reason, Optional.empty()).via(node);
    }

    private static Outcome matched(Frame frame, Term.Directive directive, TraceNode node, List<TraceNode> below) {
        SpfResult result = switch (directive.qualifier()) {
            case PASS -> SpfResult.PASS;
            case FAIL -> SpfResult.FAIL;
            case SOFTFAIL -> SpfResult.SOFTFAIL;
            case NEUTRAL -> SpfResult.NEUTRAL;
        };
        String term = Excerpt.title(directive.text());
        boolean all = directive.mechanism() instanceof Mechanism.All;
        String where = frame.depth() == 0 ? "" : " in the SPF record of " + Excerpt.title(frame.domain());
        String reason =
                (all && result != SpfResult.PASS ? "no term matches before " + term : term + " matches") + where;
        List<TraceNode> chain = new ArrayList<>();
        deepest(below, chain);
        chain.add(node);
        return new Outcome(result, reason, Optional.of(directive), Optional.of(frame), chain, Optional.empty());
    }

    /** In an include that matches, the last term that was looked at is the one that did. */
    private static void deepest(List<TraceNode> below, List<TraceNode> chain) {
        if (!below.isEmpty()) {
            TraceNode last = below.get(below.size() - 1);
            deepest(last.below(), chain);
            chain.add(last);
        }
    }

    private TraceNode node(Frame frame, Term term) {
        TraceNode node = new TraceNode(frame.depth(), frame.domain(), term, lookups, voids, afterwards);
        frame.nodes().add(node);
        return node;
    }

    private CompletionStage<Hit> evaluate(Frame frame, TraceNode node) {
        Term term = node.term();
        if (term instanceof Term.Redirect redirect) {
            return named(frame, Optional.of(redirect.domain())).thenCompose(name -> redirect(frame, node, name));
        }
        Mechanism mechanism = ((Term.Directive) term).mechanism();
        if (mechanism instanceof Mechanism.Include include) {
            return named(frame, Optional.of(include.domain())).thenCompose(name -> include(frame, node, name));
        } else if (mechanism instanceof Mechanism.A a) {
            return asking(frame, a.domain(), name -> a(name, a));
        } else if (mechanism instanceof Mechanism.Mx mx) {
            return asking(frame, mx.domain(), name -> mx(name, mx));
        } else if (mechanism instanceof Mechanism.Exists exists) {
            return asking(frame, Optional.of(exists.domain()), this::exists);
        } else if (mechanism instanceof Mechanism.Ptr ptr) {
            return asking(frame, ptr.domain(), this::ptr);
        }
        throw new IllegalStateException("a mechanism that asks nothing: " + mechanism);
    }

    /** The target-name (RFC 7208 section 4.8): the expanded domain-spec, or the domain whose record it is. */
    private CompletionStage<String> named(Frame frame, Optional<MacroString> domain) {
        return domain.map(spec -> values(frame, spec).thenApply(values -> values.name(spec)))
                .orElseGet(() -> CompletableFuture.completedFuture(frame.domain()));
    }

    private CompletionStage<MacroValues> values(Frame frame, MacroString string) {
        boolean needsName = string.parts().stream()
                .anyMatch(part ->
                        part instanceof MacroString.Macro macro && Character.toLowerCase(macro.letter()) == 'p');
        // RFC 7208 section 4.6.4: this macro has its own limit and counts for none of the others.
        CompletionStage<String> validated = needsName
                ? ReverseNames.of(sender.ip(), dns).thenApply(names -> names.best(Optional.of(frame.name())))
                : CompletableFuture.completedFuture("unknown");
        return validated.thenApply(name -> new MacroValues(sender, frame.domain(), name, now));
    }

    private CompletionStage<Hit> asking(
            Frame frame,
            Optional<MacroString> domain,
            java.util.function.Function<DomainName, CompletionStage<Hit>> ask) {
        return named(frame, domain)
                .thenCompose(text -> TargetName.of(text)
                        .map(ask)
                        .orElseGet(() -> CompletableFuture.completedFuture(Hit.unsendable(text))));
    }

    /** RFC 7208 section 5.3. */
    private CompletionStage<Hit> a(DomainName name, Mechanism.A a) {
        Query query = Query.of(name, ReverseNames.addressType(sender.ip()));
        return dns.ask(query)
                .thenApply(answer -> answer.isUnanswered()
                        ? failed(query, answer)
                        : Hit.of(holds(answer, a.prefix4(), a.prefix6()), query, answer));
    }

    /** RFC 7208 section 5.4. */
    private CompletionStage<Hit> mx(DomainName name, Mechanism.Mx mx) {
        Query query = Query.of(name, RecordType.MX);
        return dns.ask(query).thenCompose(answer -> {
            List<Rdata.Mx> hosts = answer.data(Rdata.Mx.class).stream()
                    .sorted(Comparator.comparingInt(Rdata.Mx::preference))
                    .toList();
            if (answer.isUnanswered()) {
                return CompletableFuture.completedFuture(failed(query, answer));
            }
            if (hosts.size() > MOST_MX_HOSTS) {
                return CompletableFuture.completedFuture(Hit.error(
                        SpfResult.PERMERROR,
                        Excerpt.title(name.text()) + " has " + hosts.size() + " MX hosts; a term may name 10",
                        query,
                        hosts.size() + " MX records; 10 are allowed"));
            }
            return Together.all(hosts.stream()
                            .map(Rdata.Mx::exchange)
                            .filter(host -> !host.isRoot())
                            .map(host -> dns.ask(Query.of(host, ReverseNames.addressType(sender.ip()))))
                            .toList())
                    .thenApply(addresses -> mx(query, answer, addresses, mx));
        });
    }

    private Hit mx(Query query, Answer answer, List<Answer> addresses, Mechanism.Mx mx) {
        for (Answer address : addresses) {
            if (address.isUnanswered()) {
                return failed(address.query(), address);
            }
            if (holds(address, mx.prefix4(), mx.prefix6())) {
                return new Hit(
                        true,
                        Optional.empty(),
                        false,
                        query.toString(),
                        Excerpt.title(address.query().name() + " is " + address.summary()));
            }
        }
        return Hit.of(false, query, answer);
    }

    /** RFC 7208 section 5.7: an A record, whatever the family of the sender's address. */
    private CompletionStage<Hit> exists(DomainName name) {
        Query query = Query.of(name, RecordType.A);
        return dns.ask(query)
                .thenApply(answer ->
                        answer.isUnanswered() ? failed(query, answer) : Hit.of(!answer.isAbsent(), query, answer));
    }

    /** RFC 7208 section 5.5: whatever fails is no match. */
    private CompletionStage<Hit> ptr(DomainName name) {
        return ReverseNames.of(sender.ip(), dns)
                .thenApply(names ->
                        Hit.of(names.within(name).isPresent(), names.pointer().query(), names.pointer()));
    }

    /** RFC 7208 section 5.2. */
    private CompletionStage<Hit> include(Frame frame, TraceNode node, String name) {
        return below(frame, node, name).thenApply(inner -> {
            boolean isVoid = inner.txt().filter(Answer::isAbsent).isPresent();
            String answer = inner.result() == SpfResult.NONE || inner.chain().isEmpty()
                    ? inner.reason()
                    : inner.result().word();
            Optional<Outcome> ends = switch (inner.result()) {
                case NONE, PERMERROR ->
                    Optional.of(new Outcome(
                            SpfResult.PERMERROR,
                            inner.reason(),
                            Optional.empty(),
                            Optional.empty(),
                            inner.chain(),
                            inner.txt()));
                case TEMPERROR -> Optional.of(inner);
                default -> Optional.empty();
            };
            return new Hit(inner.result() == SpfResult.PASS, ends, isVoid, name + " TXT", answer);
        });
    }

    /** RFC 7208 section 6.1. */
    private CompletionStage<Hit> redirect(Frame frame, TraceNode node, String name) {
        return below(frame, node, name).thenApply(inner -> {
            boolean isVoid = inner.txt().filter(Answer::isAbsent).isPresent();
            Outcome outcome = inner.result() == SpfResult.NONE
                    ? Outcome.of(SpfResult.PERMERROR, inner.reason(), inner.txt())
                    : inner;
            return new Hit(
                    false,
                    Optional.of(outcome),
                    isVoid,
                    name + " TXT",
                    outcome.result().word());
        });
    }

    private CompletionStage<Outcome> below(Frame frame, TraceNode node, String name) {
        boolean loop =
                afterwards && TargetName.of(name).filter(frame.path()::contains).isPresent();
        return loop
                ? done(Outcome.of(SpfResult.NEUTRAL, "leads back to where it came from", Optional.empty()))
                : check(name, frame.depth() + 1, frame.path(), node.below());
    }

    private static Hit failed(Query query, Answer answer) {
        return Hit.error(
                SpfResult.TEMPERROR,
                Excerpt.title(query.toString()) + " could not be looked up (" + answer.summary() + ")",
                query,
                answer.summary());
    }

    private boolean holds(Answer answer, int prefix4, int prefix6) {
        return answer.data(Rdata.Address.class).stream()
                .map(Rdata.Address::address)
                .anyMatch(address -> network(address, prefix4, prefix6).contains(sender.ip()));
    }

    private static Network network(InetAddress address, int prefix4, int prefix6) {
        byte[] octets = address.getAddress();
        boolean v6 = octets.length == 16;
        return new Network(v6, new BigInteger(1, octets), v6 ? prefix6 : prefix4);
    }

    /** RFC 7208 section 6.2: of the record that decided, never of an include; whatever is wrong with it, there is none. */
    private CompletionStage<Optional<String>> explanation(Outcome outcome) {
        Optional<Term.Explanation> exp = outcome.frame()
                .filter(frame -> outcome.result() == SpfResult.FAIL)
                .flatMap(frame -> frame.record().terms().stream()
                        .filter(Term.Explanation.class::isInstance)
                        .map(Term.Explanation.class::cast)
                        .findFirst());
        if (exp.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Frame frame = outcome.frame().orElseThrow();
        return named(frame, Optional.of(exp.get().domain()))
                .thenCompose(name -> TargetName.of(name)
                        .<CompletionStage<Optional<Answer>>>map(target ->
                                dns.ask(Query.of(target, RecordType.TXT)).thenApply(Optional::of))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())))
                .thenCompose(answer -> explanation(frame, answer));
    }

    private CompletionStage<Optional<String>> explanation(Frame frame, Optional<Answer> answer) {
        List<Rdata.Txt> texts = answer.map(found -> found.data(Rdata.Txt.class)).orElse(List.of());
        if (texts.size() != 1) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        MacroString text;
        try {
            text = MacroString.parseExplanation(texts.get(0).joined());
        } catch (SpfSyntaxException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return values(frame, text)
                .thenApply(values ->
                        new String(values.text(text).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .thenApply(said -> said.isEmpty() ? Optional.empty() : Optional.of(said));
    }

    private CompletionStage<Void> walkOn() {
        CompletionStage<Void> walked = CompletableFuture.completedFuture(null);
        if (!thorough && !overLimit) {
            return walked;
        }
        afterwards = true;
        for (Rest rest : List.copyOf(rests)) {
            walked = walked.thenCompose(done -> walkOn(rest)).thenApply(outcome -> null);
        }
        return walked;
    }

    private CompletionStage<Outcome> walkOn(Rest rest) {
        return rest.open()
                .map(node ->
                        evaluate(rest.frame(), node).thenCompose(hit -> take(rest.frame(), rest.next(), node, hit)))
                .orElseGet(() -> from(rest.frame(), rest.next()));
    }

    /** Where all of the record is walked anyway, its questions need not wait for each other. */
    private void askAhead(Frame frame) {
        if (!thorough || lookups >= MOST_LOOKUPS) {
            return;
        }
        int asked = 0;
        for (Term term : frame.terms()) {
            Optional<Query> query = ahead(frame, term);
            if (query.isPresent() && asked++ < ASKED_AHEAD) {
                dns.ask(query.get());
            }
        }
    }

    private Optional<Query> ahead(Frame frame, Term term) {
        if (term instanceof Term.Redirect redirect) {
            return literal(redirect.domain(), RecordType.TXT);
        }
        Mechanism mechanism = ((Term.Directive) term).mechanism();
        if (mechanism instanceof Mechanism.Include include) {
            return literal(include.domain(), RecordType.TXT);
        } else if (mechanism instanceof Mechanism.A a) {
            RecordType type = ReverseNames.addressType(sender.ip());
            return a.domain().isPresent() ? literal(a.domain().get(), type) : Optional.of(Query.of(frame.name(), type));
        } else if (mechanism instanceof Mechanism.Mx mx) {
            return mx.domain().isPresent()
                    ? literal(mx.domain().get(), RecordType.MX)
                    : Optional.of(Query.of(frame.name(), RecordType.MX));
        } else if (mechanism instanceof Mechanism.Exists exists) {
            return literal(exists.domain(), RecordType.A);
        }
        return Optional.empty();
    }

    private static Optional<Query> literal(MacroString domain, RecordType type) {
        return domain.name().filter(name -> name.labels().size() > 1).map(name -> Query.of(name, type));
    }

    private static CompletionStage<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
