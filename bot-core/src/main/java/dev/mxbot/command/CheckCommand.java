package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.CommandSpec.Option;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.picture.Pictures;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.question.Selectors;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.View;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a domain's mail works, and if not, why and what to publish. */
public final class CheckCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(CheckCommand.class);

    private static final CommandSpec SPEC = new CommandSpec(
            "mxcheck",
            "Find out whether a domain's mail works, and what to publish if it does not",
            List.of(new Option("domain", "A domain, an e-mail address or a URL; up to five", true, true)),
            "/mxcheck example.com");

    /** A button is no place for more. */
    private static final int LONGEST_LABEL = 30;

    private static final String DOMAIN_MISSING = "dns.domain.nxdomain";

    private final Diagnostician diagnostician;
    private final RecentDomains recent;
    private final Pictures pictures;
    private final Optional<WatchedDomains> watched;
    private final QuestionParser parser = new QuestionParser();

    /** Where nothing can be watched. */
    public CheckCommand(Diagnostician diagnostician, RecentDomains recent, Pictures pictures) {
        this(diagnostician, recent, pictures, Optional.empty());
    }

    /**
     * @param watched where domains can be watched: what is not watched yet is offered
     */
    @Inject
    CheckCommand(
            Diagnostician diagnostician, RecentDomains recent, Pictures pictures, Optional<WatchedDomains> watched) {
        this.diagnostician = diagnostician;
        this.recent = recent;
        this.pictures = pictures;
        this.watched = watched;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.CHECK);
    }

    @Override
    public Set<String> actions() {
        Set<String> actions = new HashSet<>(Set.of(DiagnosisReport.RECHECK, DiagnosisReport.DETAILS));
        Stream.of(View.values()).map(View::action).forEach(actions::add);
        return actions;
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        return answer(parser.parse(invocation.text()), invocation);
    }

    @Override
    public Prepared answer(Question question, Invocation invocation) {
        if (question.domains().isEmpty()) {
            return Refusals.noDomain(question);
        }
        Optional<View> view = View.wishedIn(invocation.text());
        return view.isPresent()
                ? viewed(view.get(), inquiry(question.domains().get(0), question.fresh()))
                : check(
                        question.domains(),
                        question.leftOut(),
                        question.fresh(),
                        Selectors.in(invocation.text()),
                        invocation.channel());
    }

    @Override
    public Prepared press(String action, Invocation invocation) {
        Question question = parser.parse(invocation.text());
        if (question.domains().isEmpty()) {
            return Refusals.noDomain(question);
        }
        DomainName first = question.domains().get(0);
        Optional<View> view = View.ofAction(action);
        // More of what the channel has seen is for who pressed.
        if (view.isPresent()) {
            return forAsker(viewed(view.get(), Inquiry.of(first)));
        }
        return action.equals(DiagnosisReport.DETAILS)
                ? forAsker(worded(Inquiry.of(first), diagnosis -> completedFuture(DiagnosisReport.detailed(diagnosis))))
                : check(question.domains(), 0, true, List.of(), invocation.channel());
    }

    @Override
    public List<String> suggest(String option, String typed, Channel channel) {
        return option.equals("domain") ? recent.suggest(channel, typed) : List.of();
    }

    /** @param selectors of one domain; among several it is not clear whose they are */
    private Prepared check(
            List<DomainName> domains, int leftOut, boolean fresh, List<String> selectors, Channel channel) {
        return new Prepared.Working(
                checking(domains),
                () -> domains.size() == 1 && leftOut == 0
                        ? one(inquiry(domains.get(0), fresh).naming(selectors), channel)
                        : several(domains, leftOut, fresh, channel));
    }

    private static Prepared forAsker(Prepared.Working working) {
        return new Prepared.Working(
                working.meanwhile().forAsker(), () -> working.work().get().thenApply(Reply::forAsker));
    }

    private Prepared.Working viewed(View view, Inquiry inquiry) {
        return worded(inquiry, diagnosis -> pictured(view, diagnosis));
    }

    private Prepared.Working worded(Inquiry inquiry, Function<Diagnosis, CompletionStage<Reply>> word) {
        List<DomainName> domain = List.of(inquiry.domain());
        return new Prepared.Working(
                checking(domain),
                () -> started(inquiry).thenCompose(word).exceptionally(failure -> failed(domain, failure)));
    }

    /** The picture above the text that says the same; the text alone where none can be drawn. */
    private CompletionStage<Reply> pictured(View view, Diagnosis diagnosis) {
        Reply text = view.reply(diagnosis);
        return view.of(diagnosis)
                .map(tree -> pictures.draw(view.title(), tree)
                        .thenApply(drawn -> drawn.map(
                                        png -> text.with(new Block.Picture(view.alt(diagnosis, tree), png)))
                                .orElse(text)))
                .orElseGet(() -> completedFuture(text));
    }

    private CompletionStage<Reply> one(Inquiry inquiry, Channel channel) {
        return diagnose(
                inquiry,
                diagnosis -> offered(DiagnosisReport.brief(remembered(diagnosis, channel)), diagnosis, channel),
                inquiry.domain());
    }

    /** With a button that has it watched, where that can be done and is not done yet. */
    private Reply offered(Reply reply, Diagnosis diagnosis, Channel channel) {
        DomainName domain = diagnosis.domain();
        boolean worthIt = !diagnosis.holds(DOMAIN_MISSING) && !diagnosis.dnsUnreachable();
        if (!worthIt || watched.filter(known -> !known.holds(channel, domain)).isEmpty()) {
            return reply;
        }
        String name = domain.unicode();
        List<Button> buttons = new ArrayList<>(reply.buttons());
        buttons.add(new Button(
                name.length() > LONGEST_LABEL ? "Watch" : "Watch " + name, WatchCommand.WATCH, domain.text()));
        return new Reply(reply.mark(), reply.headline(), reply.blocks(), buttons, reply.audience());
    }

    private CompletionStage<Reply> diagnose(Inquiry inquiry, Function<Diagnosis, Reply> word, DomainName domain) {
        return started(inquiry).thenApply(word).exceptionally(failure -> failed(List.of(domain), failure));
    }

    private CompletionStage<Reply> several(List<DomainName> domains, int leftOut, boolean fresh, Channel channel) {
        List<CompletableFuture<Diagnosis>> running = domains.stream()
                .map(domain -> started(inquiry(domain, fresh)).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .thenApply(done -> running.stream()
                        .map(CompletableFuture::join)
                        .map(diagnosis -> remembered(diagnosis, channel))
                        .toList())
                .thenApply(diagnoses -> withLeftOut(DiagnosisReport.several(diagnoses), leftOut))
                .exceptionally(failure -> failed(domains, failure));
    }

    private static Reply withLeftOut(Reply reply, int leftOut) {
        if (leftOut == 0) {
            return reply;
        }
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(new Block.Paragraph(Text.of(
                "I check " + Question.MOST_DOMAINS + " domains at a time; " + leftOut + " more were left out.")));
        return reply.withBlocks(blocks);
    }

    /** A diagnosis that fails to start is a diagnosis that fails. */
    private CompletionStage<Diagnosis> started(Inquiry inquiry) {
        try {
            return diagnostician.diagnose(inquiry);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Inquiry inquiry(DomainName domain, boolean fresh) {
        return fresh ? Inquiry.of(domain).refreshed() : Inquiry.of(domain);
    }

    /** Domains that do not exist are not worth completing. */
    private Diagnosis remembered(Diagnosis diagnosis, Channel channel) {
        if (!diagnosis.holds(DOMAIN_MISSING) && !diagnosis.dnsUnreachable()) {
            recent.remember(channel, diagnosis.domain());
        }
        return diagnosis;
    }

    private static Reply checking(List<DomainName> domains) {
        return Reply.of(Mark.NONE, names(Text.of("Checking "), domains).plain(" …"), List.of(), List.of());
    }

    private static Reply failed(List<DomainName> domains, Throwable failure) {
        log.error("checking {} failed", domains, failure);
        return Reply.of(
                Mark.UNKNOWN,
                names(Text.of("I failed while I checked "), domains).plain("; my log says why. Nothing is claimed."),
                List.of(),
                List.of(new Button(
                        "Re-check",
                        DiagnosisReport.RECHECK,
                        String.join(" ", domains.stream().map(DomainName::text).toList()))));
    }

    private static Text names(Text before, List<DomainName> domains) {
        Text text = before;
        for (int i = 0; i < domains.size(); i++) {
            text = (i == 0 ? text : text.plain(", ")).thenLiteral(domains.get(i).unicode());
        }
        return text;
    }
}
