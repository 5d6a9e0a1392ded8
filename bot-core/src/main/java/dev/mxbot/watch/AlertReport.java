package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Seen;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.FindingText;
import dev.mxbot.report.Headline;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Memory.Blindness;
import dev.mxbot.watch.Memory.Convergence;
import dev.mxbot.watch.Memory.Restlessness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a channel hears of a watch, one message for each transition. */
public final class AlertReport {
    private static final int FINDINGS = 10;
    private static final int DIFFERENCES = 8;
    private static final int VALUES = 6;
    private static final int VALUE_LENGTH = 300;
    private static final String REPEATED = " (repeat after restart)";

    private final Watch watch;
    private final Look look;
    private final Instant now;

    AlertReport(Watch watch, Look look, Instant now) {
        this.watch = watch;
        this.look = look;
        this.now = now;
    }

    /** The same, said to be a repetition: mxbot cannot know whether it was delivered before it went down (P2). */
    public static Reply repeat(Reply reply) {
        return new Reply(
                reply.mark(), reply.headline().plain(REPEATED), reply.blocks(), reply.buttons(), reply.audience());
    }

    /** {@code BROKEN  since 14:02 UTC: example.com cannot receive mail: …} */
    Reply opened(Incident incident, Optional<Story> change) {
        List<Block> blocks = new ArrayList<>();
        change.ifPresent(story -> blocks.addAll(changed(story)));
        if (Duration.between(incident.lastGood(), incident.firstBad())
                        .compareTo(watch.wishes().every().multipliedBy(2))
                > 0) {
            blocks.add(between(incident.lastGood(), incident.firstBad()));
        }
        blocks.addAll(disputed());
        blocks.addAll(findings(incident.troubles()));
        change.flatMap(Story::spread).ifPresent(spread -> blocks.add(paragraph(far(spread))));
        return Reply.of(
                mark(incident),
                since(incident.firstBad(), sentence(incident.troubles())),
                blocks,
                WatchButtons.trouble(watch.id(), incident.id(), now));
    }

    /**
     * @param news that came; empty if what there was has grown worse
     */
    Reply worsened(Incident incident, List<Trouble> news, Optional<Story> change) {
        List<Block> blocks = new ArrayList<>();
        change.ifPresent(story -> blocks.addAll(changed(story)));
        List<Trouble> told = news.isEmpty() ? incident.troubles() : news;
        blocks.addAll(findings(told));
        return Reply.of(
                mark(incident),
                Prose.join(Text.of(news.isEmpty() ? "Now worse: " : "Another trouble: "), sentence(told)),
                blocks,
                WatchButtons.trouble(watch.id(), incident.id(), now));
    }

    /**
     * @param until when the last cache drops what was there while it was bad; empty if that is not known
     */
    Reply resolved(Incident incident, Instant ended, Optional<Story> change, Optional<Instant> until) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(Text.of(lasted(incident, ended, until))));
        change.ifPresent(story -> blocks.addAll(changed(story)));
        until.filter(now::isBefore)
                .ifPresent(at -> blocks.add(paragraph(Text.of("A cache that asked before holds the old answer until ")
                        .and(new Inline.Time(at))
                        .plain(" at the latest."))));
        blocks.add(new Block.Aside(Text.of("What it was:")));
        blocks.add(new Block.Bullets(incident.troubles().stream()
                .limit(FINDINGS)
                .map(trouble -> Prose.of(trouble.title()))
                .toList()));
        Text headline = isHealthy()
                ? Text.of("again, since ").and(new Inline.Time(ended)).plain(": ")
                : Text.of("That trouble has ended at ")
                        .and(new Inline.Time(ended))
                        .plain(". ");
        return Reply.of(verdict(), Prose.join(headline, Headline.of(diagnosis())), blocks, state(incident.id()));
    }

    private static String lasted(Incident incident, Instant ended, Optional<Instant> until) {
        String word = incident.severity() == Severity.CRITICAL ? "Broken for " : "It lasted ";
        String span = Spans.of(Duration.between(incident.firstBad(), ended));
        return until.filter(ended::isBefore)
                .map(at -> word + span + " at the source, up to " + Spans.of(Duration.between(incident.firstBad(), at))
                        + " for some senders.")
                .orElse(word + span + ".");
    }

    Reply changed(Story change, String id) {
        List<Block> blocks = new ArrayList<>(changed(change));
        if (Duration.between(change.after(), change.by())
                        .compareTo(watch.wishes().every().multipliedBy(2))
                > 0) {
            blocks.add(between(change.after(), change.by()));
        }
        blocks.add(paragraph(Prose.join(Text.of("Now: "), Headline.of(diagnosis()))));
        change.spread().ifPresent(spread -> blocks.add(paragraph(far(spread))));
        change.until()
                .filter(now::isBefore)
                .ifPresent(at -> blocks.add(paragraph(Text.of("The last cache drops the old answer by ")
                        .and(new Inline.Time(at))
                        .plain("."))));
        Text headline = domain().plain(" changed at ").and(new Inline.Time(change.by()));
        return Reply.of(
                verdict(),
                change.effect().isEmpty()
                        ? headline.plain(".")
                        : Prose.join(headline.plain(": "), stopped(Prose.of(change.effect()), change.effect())),
                blocks,
                WatchButtons.change(watch.id(), id, now));
    }

    private static Text stopped(Text text, String words) {
        return words.endsWith(".") ? text : text.plain(".");
    }

    Reply spreading(Spread spread) {
        return Reply.of(Mark.NONE, far(spread), List.of(), recheck());
    }

    Reply converged(Convergence convergence) {
        return Reply.of(
                Mark.NONE,
                Text.of("Everybody who was asked has the new records, ")
                        .plain(Spans.of(Duration.between(convergence.since(), now)))
                        .plain(" after the change was first seen. No cache holds the old ones any more."),
                List.of(),
                List.of());
    }

    Reply flapping(Restlessness restlessness, List<Trouble> troubles) {
        return Reply.of(
                Mark.AT_RISK,
                domain().plain(" comes and goes: it turned between good and bad "
                        + restlessness.turns().size()
                        + " times within an hour. Nothing more is said until it has come to rest."),
                findings(troubles),
                state(restlessness.id()));
    }

    Reply settled(Restlessness restlessness, Optional<Incident> trouble, Optional<Story> change) {
        List<Block> blocks = new ArrayList<>();
        change.ifPresent(story -> blocks.addAll(changed(story)));
        trouble.ifPresent(incident -> blocks.addAll(findings(incident.troubles())));
        restlessness
                .since()
                .ifPresent(since -> blocks.add(new Block.Aside(
                        Text.of("It was restless for " + Spans.of(Duration.between(since, now)) + "."))));
        Text state = trouble.map(incident -> sentence(incident.troubles())).orElseGet(() -> Headline.of(diagnosis()));
        return Reply.of(
                trouble.map(this::mark).orElseGet(this::verdict),
                Prose.join(Text.of("It has come to rest: "), state),
                blocks,
                trouble.map(incident -> WatchButtons.trouble(watch.id(), incident.id(), now))
                        .orElseGet(() -> state(restlessness.id())));
    }

    Reply reminder(Incident incident) {
        return Reply.of(
                mark(incident),
                Prose.join(
                        Text.of("still, since ")
                                .and(new Inline.Time(incident.firstBad()))
                                .plain(" (" + Spans.of(Duration.between(incident.firstBad(), now)) + "): "),
                        sentence(incident.troubles())),
                List.of(paragraph(Text.of("Nobody has acknowledged it."))),
                WatchButtons.trouble(watch.id(), incident.id(), now));
    }

    /** For those who have not heard of it yet. */
    Reply escalated(Incident incident, Instant first) {
        Reply whole = opened(incident, Optional.empty());
        return whole.with(paragraph(Text.of("Said in the channel that watches it at ")
                .and(new Inline.Time(first))
                .plain("; nobody has acknowledged it for " + Spans.of(Duration.between(first, now)) + ".")));
    }

    Reply blind(Blindness blindness) {
        List<Block> blocks = new ArrayList<>(DiagnosisReport.brief(diagnosis()).blocks());
        blocks.add(paragraph(Text.of("What was known before still counts.")));
        return Reply.of(
                Mark.UNKNOWN,
                domain().plain(" cannot be checked since ")
                        .and(new Inline.Time(blindness.since()))
                        .plain(" (" + Spans.of(Duration.between(blindness.since(), now)) + ")."),
                blocks,
                state(blindness.id()));
    }

    Reply seeing(Blindness blindness) {
        return Reply.of(
                verdict(),
                Prose.join(
                        Text.of("It can be checked again after " + Spans.of(Duration.between(blindness.since(), now))
                                + ": "),
                        Headline.of(diagnosis())),
                List.of(),
                state(blindness.id()));
    }

    /**
     * Somebody has taken it.
     *
     * @param by what others see them called
     */
    static Reply acknowledged(String by) {
        return Reply.of(
                Mark.NONE,
                Text.of("Acknowledged by ")
                        .thenLiteral(Printable.line(by, 100))
                        .plain(". No reminders until it gets worse."),
                List.of(),
                List.of());
    }

    /** What is published otherwise, and what that does. */
    private static List<Block> changed(Story change) {
        List<Difference> differences = change.differences();
        List<Block> blocks = new ArrayList<>();
        if (differences.size() == 1) {
            blocks.add(paragraph(Prose.join(Text.of("").strong("Changed: "), line(differences.get(0)))));
        } else if (!differences.isEmpty()) {
            blocks.add(paragraph(Text.of("").strong("Changed:")));
            List<Text> lines = new ArrayList<>(differences.stream()
                    .limit(DIFFERENCES)
                    .map(AlertReport::line)
                    .toList());
            if (differences.size() > DIFFERENCES) {
                lines.add(Text.of("and " + (differences.size() - DIFFERENCES) + " more"));
            }
            blocks.add(new Block.Bullets(lines));
        }
        return blocks;
    }

    /** {@code example.com MX: 1 smtp.google.com. → (none)} */
    private static Text line(Difference difference) {
        return Text.literal(difference.question())
                .plain(": ")
                .thenLiteral(values(difference.before()))
                .plain(" → ")
                .thenLiteral(values(difference.after()));
    }

    private static String values(Seen seen) {
        if (seen.values().isEmpty()) {
            return "(none)";
        }
        int left = seen.values().size() - VALUES;
        String words = String.join(", ", seen.values().stream().limit(VALUES).toList());
        return Printable.line(words, VALUE_LENGTH) + (left > 0 ? ", … " + left + " more" : "");
    }

    private static Block between(Instant after, Instant by) {
        return paragraph(Text.of("First seen between ")
                .and(new Inline.Time(after))
                .plain(" and ")
                .and(new Inline.Time(by))
                .plain("; in between nothing was checked."));
    }

    private List<Block> disputed() {
        return look.opinion() instanceof Opinion.Disputed disputed
                ? List.of(
                        paragraph(Text.of("Resolvers have not agreed for an hour:")),
                        new Block.Bullets(disputed.said().stream()
                                .limit(FINDINGS)
                                .map(FindingText::observed)
                                .toList()))
                : List.of();
    }

    /** The first with record and fix, the others in a line. */
    private List<Block> findings(List<Trouble> troubles) {
        List<Finding> findings = diagnosis().findings().stream()
                .filter(finding -> troubles.stream().anyMatch(trouble -> trouble.is(Trouble.of(finding))))
                .toList();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Math.min(findings.size(), FINDINGS); i++) {
            FindingText text = new FindingText(findings.get(i));
            blocks.add(i == 0 ? text.shortly(true) : text.line());
        }
        if (findings.size() > FINDINGS) {
            blocks.add(paragraph(Text.of("and " + (findings.size() - FINDINGS) + " more")));
        }
        return blocks;
    }

    /** The verdict, if it speaks of this trouble; else the trouble. */
    private Text sentence(List<Trouble> troubles) {
        boolean told = diagnosis().findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.WARNING))
                .limit(1)
                .anyMatch(finding -> troubles.stream().anyMatch(trouble -> trouble.is(Trouble.of(finding))));
        if (told && diagnosis().verdict() != Verdict.UNKNOWN) {
            return Headline.of(diagnosis());
        }
        return Prose.join(
                domain().plain(": "),
                troubles.stream()
                        .findFirst()
                        .map(trouble -> Prose.of(trouble.title()).plain("."))
                        .orElseGet(() -> Headline.of(diagnosis())));
    }

    private static Text since(Instant at, Text rest) {
        return Prose.join(Text.of("since ").and(new Inline.Time(at)).plain(": "), rest);
    }

    private static Text far(Spread spread) {
        Text text = Text.of("");
        if (!spread.servers().isEmpty()) {
            text = names(text.plain("The new records are on "), spread.servers())
                    .plain(".");
        }
        if (!spread.behind().isEmpty()) {
            text = names(text.plain(" Still with the old ones: "), spread.behind())
                    .plain(".");
        }
        if (!spread.caches().isEmpty()) {
            text = names(text.plain(spread.caches().size() == 1 ? " Resolver " : " Resolvers "), spread.caches())
                    .plain(spread.caches().size() == 1 ? " holds the old answer" : " hold the old answer");
            text = spread.until().isPresent()
                    ? text.plain(" until ")
                            .and(new Inline.Time(spread.until().get()))
                            .plain(".")
                    : text.plain(".");
        }
        return text;
    }

    private static Text names(Text start, List<String> names) {
        Text text = start;
        for (int i = 0; i < names.size(); i++) {
            text = (i == 0 ? text : text.plain(i == names.size() - 1 ? " and " : ", ")).thenLiteral(names.get(i));
        }
        return text;
    }

    private Mark mark(Incident incident) {
        return Stream.of(verdict())
                .filter(mark -> mark == Mark.BROKEN || mark == Mark.AT_RISK)
                .findFirst()
                .orElse(incident.severity() == Severity.CRITICAL ? Mark.BROKEN : Mark.AT_RISK);
    }

    private Mark verdict() {
        return DiagnosisReport.mark(diagnosis().verdict());
    }

    private boolean isHealthy() {
        return verdict() == Mark.HEALTHY;
    }

    private Diagnosis diagnosis() {
        return look.diagnosis();
    }

    private Text domain() {
        return Text.literal(watch.domain().unicode());
    }

    /** For what may be wanted later: all that was found by now. */
    private List<Button> state(String id) {
        return WatchButtons.state(watch.id(), id, now);
    }

    private List<Button> recheck() {
        return WatchButtons.recheck(watch.id());
    }

    private static Block paragraph(Text text) {
        return new Block.Paragraph(text);
    }
}
