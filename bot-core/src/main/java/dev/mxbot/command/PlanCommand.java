package dev.mxbot.command;

import dev.mxbot.command.CommandSpec.Option;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.plan.Pasted;
import dev.mxbot.plan.Plan;
import dev.mxbot.plan.PlanReader;
import dev.mxbot.plan.Planned;
import dev.mxbot.plan.Planner;
import dev.mxbot.plan.UnreadablePlan;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.PlanReport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The what-if: diagnoses a domain as if the given records were published, and says in which order to publish them. */
public final class PlanCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(PlanCommand.class);

    private static final String DOMAIN = "domain";
    private static final String RECORDS = "records";

    private static final CommandSpec SPEC = new CommandSpec(
            "mxplan",
            "What would change if you published these records, and in which order to publish them",
            List.of(
                    new Option(DOMAIN, "The domain whose records change", false, false),
                    new Option(
                            RECORDS,
                            "Zone-file lines, each with an absolute name; - before a record removes it",
                            false,
                            false)),
            "/mxplan example.com example.com. 3600 IN MX 10 mail.example.com.");

    private static final int MISTAKE_LENGTH = 200;
    private static final int MISTAKES = 10;

    /** A domain is named within so many words. */
    private static final int MOST_WORDS = 8;

    private final Planner planner;
    private final QuestionParser parser = new QuestionParser();

    @Inject
    public PlanCommand(Planner planner) {
        this.planner = planner;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.PLAN);
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        return answer(parser.parse(invocation.text()), invocation);
    }

    @Override
    public Prepared answer(Question question, Invocation invocation) {
        if (question.domains().isEmpty()) {
            Reply which = Reply.privately(Text.of("For which domain, and which records? Try " + SPEC.example()
                    + ", or \"plan example.com\" with a code block of records."));
            return invocation.text().isBlank() ? asking("", which) : new Prepared.Answered(which);
        }
        DomainName domain = first(invocation.text()).orElse(question.domains().get(0));
        String records = Pasted.records(invocation.text(), typed(invocation.text(), domain));
        if (records.isBlank()) {
            return asking(
                    domain.unicode(),
                    Reply.privately(Text.of("Which records do you want to publish for ")
                            .thenLiteral(domain.unicode())
                            .plain("? Write them behind the domain as in a zone file, one a line. Try ")
                            .thenLiteral("/mxplan " + domain + " " + domain.absolute() + " 3600 IN MX 10 mail."
                                    + domain.absolute())));
        }
        try {
            return rehearsing(PlanReader.read(domain, records), question.fresh());
        } catch (UnreadablePlan e) {
            return new Prepared.Answered(unreadable(e));
        }
    }

    @Override
    public Prepared submitted(Map<String, String> values, Invocation invocation) {
        Question question = parser.parse(values.getOrDefault(DOMAIN, ""));
        if (question.domains().isEmpty()) {
            return new Prepared.Mistaken(DOMAIN, Refusals.notADomain(question));
        }
        DomainName domain = question.domains().get(0);
        String entered = values.getOrDefault(RECORDS, "").strip();
        // As behind the command: one line may hold several records, and a code block is what it holds.
        String records = Pasted.records(domain + (entered.contains("\n") ? "\n" : " ") + entered, domain.text())
                .strip();
        try {
            return rehearsing(PlanReader.read(domain, records), false);
        } catch (UnreadablePlan e) {
            return new Prepared.Mistaken(RECORDS, unreadable(e));
        }
    }

    private static Prepared asking(String domain, Reply otherwise) {
        return new Prepared.Asking(
                new Dialog(
                        SPEC.name(),
                        "Plan records",
                        "Rehearse",
                        List.of(
                                new Dialog.Field(
                                        DOMAIN,
                                        "Domain",
                                        "The domain whose records change",
                                        "example.com",
                                        domain,
                                        false),
                                new Dialog.Field(
                                        RECORDS,
                                        "Records to publish",
                                        "As in a zone file, one a line, with absolute names; - before one takes it away",
                                        "example.com. 3600 IN MX 10 mail.example.com.",
                                        "",
                                        true))),
                otherwise);
    }

    private Prepared rehearsing(Plan plan, boolean fresh) {
        return new Prepared.Working(
                Reply.of(
                        Mark.NONE,
                        Text.of("Rehearsing these records for ")
                                .thenLiteral(plan.domain().unicode())
                                .plain(" …"),
                        List.of(),
                        List.of()),
                () -> rehearse(plan, fresh));
    }

    /** The domain stands before its records, which name hosts of others; so the first word that is one is meant. */
    private Optional<DomainName> first(String text) {
        return Stream.of(text.strip().split("\\s+", MOST_WORDS + 1))
                .limit(MOST_WORDS)
                .flatMap(word -> parser.parse(word).domains().stream())
                .findFirst();
    }

    /** As a person wrote it, in whichever script. */
    private static String typed(String text, DomainName domain) {
        return text.contains(domain.unicode()) ? domain.unicode() : domain.text();
    }

    private CompletionStage<Reply> rehearse(Plan plan, boolean fresh) {
        Inquiry inquiry = Inquiry.of(plan.domain());
        CompletionStage<Planned> planned;
        try {
            planned = planner.rehearse(plan, fresh ? inquiry.refreshed() : inquiry);
        } catch (RuntimeException e) {
            planned = CompletableFuture.failedFuture(e);
        }
        return planned.thenApply(PlanReport::of).exceptionally(failure -> failed(plan, failure));
    }

    private static Reply failed(Plan plan, Throwable failure) {
        log.error("rehearsing a plan for {} failed", plan.domain(), failure);
        return Reply.of(
                Mark.UNKNOWN,
                Text.of("I failed while I rehearsed the records of ")
                        .thenLiteral(plan.domain().unicode())
                        .plain("; my log says why. Nothing is claimed."),
                List.of(),
                List.of());
    }

    private static Reply unreadable(UnreadablePlan mistakes) {
        return Reply.of(
                        Mark.NONE,
                        Text.of("I cannot read these records. Correct this, and send them again:"),
                        List.of(new Block.Bullets(mistakes.mistakes().stream()
                                .limit(MISTAKES)
                                .map(mistake -> Text.literal(Printable.line(mistake, MISTAKE_LENGTH)))
                                .toList())),
                        List.of())
                .forAsker();
    }
}
