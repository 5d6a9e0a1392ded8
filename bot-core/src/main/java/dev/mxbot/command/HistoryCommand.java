package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.CommandSpec.Option;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.HistoryReport;
import dev.mxbot.history.Recorded;
import dev.mxbot.picture.Pictures;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Blame;
import dev.mxbot.watch.Transition;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows what changed of a domain that this channel watches, and who did what about it. */
final class HistoryCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "mxhistory",
            "Show what changed of a watched domain, and what most likely broke it",
            List.of(
                    new Option("domain", "A domain that this channel watches, or did", true, true),
                    new Option(
                            "number",
                            "1 for the newest change, to see all of that one; alerts, or alert 1: what had been found",
                            false,
                            false)),
            "/mxhistory example.com");

    private static final int CHANGES = 200;
    private static final int DEEDS = 15;
    private static final int LONGEST = 200;

    /** What mxbot notes of its own work, in a reader's words. */
    private static final Map<String, String> OWN_DEEDS = ownDeeds();

    private static final Pattern NUMBER = Pattern.compile("(?<=\\s)#?(\\d{1,3})\\s*$");

    /** {@code alerts}, {@code alert 2} */
    private static final Pattern ALERT =
            Pattern.compile("(?<=\\s)alerts?(?:\\s+#?(\\d{1,3}))?\\s*$", Pattern.CASE_INSENSITIVE);

    private static final int ALERTS = 200;
    private static final int LISTED = 25;

    private final Watches watches;
    private final WatchedDomains known;
    private final RecentDomains recent;
    private final Pictures pictures;
    private final Names names;
    private final StoreWork work;
    private final QuestionParser parser = new QuestionParser();

    HistoryCommand(
            Watches watches,
            WatchedDomains known,
            RecentDomains recent,
            Pictures pictures,
            Names names,
            StoreWork work) {
        this.watches = watches;
        this.known = known;
        this.recent = recent;
        this.pictures = pictures;
        this.names = names;
        this.work = work;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.HISTORY);
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        return answer(
                parser.parse(NUMBER.matcher(invocation.text()).replaceFirst("").strip()), invocation);
    }

    @Override
    public Prepared answer(Question question, Invocation invocation) {
        if (question.domain().isEmpty()) {
            String typed = Printable.line(
                    question.refusal().map(Question.Refusal::literal).orElse(""), LONGEST);
            return typed.isEmpty()
                    ? Refusals.answered(Text.of("Which domain? Try " + SPEC.example() + "."))
                    : new Prepared.Answered(
                            new Mistake(typed, " is no domain I can look up. Try " + SPEC.example() + ".").reply());
        }
        DomainName domain = question.domain().get();
        Matcher alert = ALERT.matcher(invocation.text());
        Matcher number = NUMBER.matcher(invocation.text());
        Channel channel = invocation.channel();
        Text meanwhile = Text.of("Looking up what changed of ")
                .thenLiteral(domain.unicode())
                .plain(" …");
        return new Prepared.Working(
                Reply.of(Mark.NONE, meanwhile, List.of(), List.of()),
                alert.find()
                        ? () -> work.reply(() -> alerts(channel, domain, Optional.ofNullable(alert.group(1))))
                        : number.find()
                                ? () -> work.reply(() -> one(channel, domain, Integer.parseInt(number.group(1))))
                                : () -> all(channel, domain));
    }

    @Override
    public List<String> suggest(String option, String typed, Channel channel) {
        return option.equals("domain") ? known.suggest(channel, typed, recent) : List.of();
    }

    /**
     * What is kept of a domain.
     *
     * @param told true if what had been found at an alert is kept, too
     */
    private record Kept(
            Optional<Watched> watch, List<Recorded> changes, List<AuditEntry> deeds, boolean told, Names.Known names) {}

    private CompletionStage<Reply> all(Channel channel, DomainName domain) {
        CompletionStage<Kept> kept = work.later(completedFuture(domain), of -> kept(channel, of));
        return StoreWork.safely(kept.thenCompose(all -> told(domain, all)));
    }

    private Kept kept(Channel channel, DomainName domain) {
        List<AuditEntry> deeds = watches.audit(channel, domain, DEEDS);
        List<String> doers = deeds.stream()
                .map(AuditEntry::who)
                .filter(who -> !who.equals(AuditEntry.MXBOT))
                .toList();
        return new Kept(
                watches.find(channel, domain),
                watches.history(channel, domain, CHANGES),
                deeds,
                !watches.alerts(channel, domain, 1).isEmpty(),
                names.of(channel, doers));
    }

    private CompletionStage<Reply> told(DomainName domain, Kept kept) {
        if (kept.watch().isEmpty() && kept.deeds().isEmpty() && kept.changes().isEmpty()) {
            return completedFuture(unwatched(domain));
        }
        HistoryReport report = new HistoryReport(
                domain, kept.changes(), kept.watch().flatMap(watch -> Blame.of(watch, kept.changes())));
        Reply text = completed(domain, report.reply(), kept);
        return report.tree()
                .<CompletionStage<Reply>>map(tree -> pictures.draw(report.title(), tree)
                        .thenApply(drawn -> drawn.map(png -> text.with(new Block.Picture(report.alt(), png)))
                                .orElse(text)))
                .orElseGet(() -> completedFuture(text));
    }

    private static Reply completed(DomainName domain, Reply history, Kept kept) {
        List<Block> blocks = new ArrayList<>(history.blocks());
        if (kept.watch().isEmpty()) {
            blocks.add(new Block.Paragraph(Text.of("It is no longer watched here.")));
        }
        if (!kept.deeds().isEmpty()) {
            blocks.add(new Block.Section(
                    Text.of("What was done and said, newest first"),
                    List.of(new Block.Bullets(kept.deeds().stream()
                            .map(deed -> line(deed, kept.names()))
                            .toList()))));
        }
        if (kept.told()) {
            blocks.add(new Block.Paragraph(Text.of("What had been found at each alert: /mxhistory ")
                    .thenLiteral(domain.unicode())
                    .plain(" alerts")));
        }
        return history.withBlocks(blocks);
    }

    private static Map<String, String> ownDeeds() {
        Map<String, String> words = new HashMap<>();
        for (Transition transition : Transition.values()) {
            words.put(transition.recordedAs(), transition.words());
        }
        words.put("baseline", "first check: what it saw is where the watch begins");
        return Map.copyOf(words);
    }

    /**
     * {@code 2026-11-21 09:30:00 UTC  watch added by Anna (U1): every 15 min, at error}. The id stands beside the name, since names
     * change, and two people may have one.
     */
    private static Text line(AuditEntry deed, Names.Known names) {
        Text line = Text.of(new Inline.Time(deed.at())).plain("  ");
        String what = deed.what().replace('_', ' ');
        if (deed.who().equals(AuditEntry.MXBOT)) {
            line = line.plain(OWN_DEEDS.getOrDefault(deed.what(), what));
        } else {
            Text by = line.plain(what + " by ");
            Text who = Text.literal(Printable.line(deed.who(), LONGEST));
            line = names.find(deed.who())
                    .map(name -> Prose.join(
                            by.thenLiteral(Printable.line(name, LONGEST)).plain(" ("), who.plain(")")))
                    .orElseGet(() -> Prose.join(by, who));
        }
        return deed.detail().isEmpty() ? line : Prose.join(line.plain(": "), Prose.of(deed.detail(), LONGEST));
    }

    private Reply one(Channel channel, DomainName domain, int number) {
        List<Recorded> changes = watches.history(channel, domain, CHANGES);
        if (changes.isEmpty() && watches.find(channel, domain).isEmpty()) {
            return unwatched(domain);
        }
        if (changes.isEmpty()) {
            return Reply.privately(Text.of("No change of the mail records of ")
                    .thenLiteral(domain.unicode())
                    .plain(" is recorded."));
        }
        return number < 1 || number > changes.size()
                ? Reply.privately(Text.of(Prose.count(changes.size(), "change", "changes") + " of ")
                        .thenLiteral(domain.unicode())
                        .plain(changes.size() == 1 ? " is recorded, " : " are recorded, ")
                        .plain("1 is the newest. Try /mxhistory ")
                        .thenLiteral(domain.unicode())
                        .plain("."))
                : ChangeReport.of(domain, changes.get(number - 1), number);
    }

    /** As they are stored (RELIABILITY.md P30). */
    private Reply alerts(Channel channel, DomainName domain, Optional<String> number) {
        List<Alert> alerts = watches.alerts(channel, domain, number.isPresent() ? ALERTS : LISTED);
        if (alerts.isEmpty() && watches.find(channel, domain).isEmpty()) {
            return unwatched(domain);
        }
        int wanted = number.map(Integer::parseInt).orElse(0);
        return number.isEmpty() || wanted < 1 || wanted > alerts.size()
                ? FoundReport.list(domain, alerts.stream().limit(LISTED).toList())
                : FoundReport.of(alerts.get(wanted - 1));
    }

    private static Reply unwatched(DomainName domain) {
        return Reply.privately(Text.of("This channel does not watch ")
                .thenLiteral(domain.unicode())
                .plain(", so no change of it is recorded. Type /mxwatch add ")
                .thenLiteral(domain.unicode())
                .plain("."));
    }
}
