package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Convergence;
import dev.mxbot.history.ConvergenceText;
import dev.mxbot.history.Culprit;
import dev.mxbot.history.Difference;
import dev.mxbot.history.RecordLabel;
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
import dev.mxbot.watch.Memory.Restlessness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Reply opened(Incident incident, Optional<Story> change, Optional<Culprit> culprit) {
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(brought(change, culprit));
        if (Duration.between(incident.lastGood(), incident.firstBad())
                        .compareTo(watch.wishes().every().multipliedBy(2))
                > 0) {
            blocks.add(between(incident.lastGood(), incident.firstBad()));
        }
        blocks.addAll(disputed());
        blocks.addAll(findings(incident.troubles()));
        change.ifPresent(story -> blocks.addAll(caches(story.progress())));
        return Reply.of(
                mark(incident),
                since(incident.firstBad(), sentence(incident.troubles())),
                blocks,
                WatchButtons.trouble(watch.id(), incident.id(), now));
    }

    /**
     * @param news that came; empty if what there was has grown worse
     */
    Reply worsened(Incident incident, List<Trouble> news, Optional<Story> change, Optional<Culprit> culprit) {
        List<Block> blocks = new ArrayList<>();
        change.ifPresent(story -> blocks.addAll(changed(story, told(story, culprit))));
        List<Trouble> told = news.isEmpty() ? incident.troubles() : news;
        blocks.addAll(findings(told));
        return Reply.of(
                mark(incident),
                Prose.join(Text.of(news.isEmpty() ? "Now worse: " : "Another trouble: "), sentence(told)),
                blocks,
                WatchButtons.trouble(watch.id(), incident.id(), now));
    }

    /**
     * @param progress of what is told of in this thread: the cure among it
     */
    Reply resolved(Incident incident, Instant ended, Optional<Story> change, List<Convergence> progress) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(Text.of(lasted(incident, ended, progress))));
        change.ifPresent(story -> blocks.addAll(changed(story)));
        blocks.addAll(caches(progress));
        blocks.add(new Block.Aside(Text.of("What it was:")));
        blocks.add(new Block.Bullets(incident.troubles().stream()
                .limit(FINDINGS)
                .map(trouble -> Prose.of(trouble.title()))
                .toList()));
        boolean everywhere = progress.stream().anyMatch(one -> !one.resolvers().isEmpty())
                && progress.stream()
                        .allMatch(one -> one.behind().isEmpty() && one.holders().isEmpty());
        String seen = everywhere ? ", seen by every resolver asked" : "";
        Text headline = isHealthy()
                ? Text.of("again since ").and(new Inline.Time(ended)).plain(seen + ": ")
                : Text.of("That trouble ended at ").and(new Inline.Time(ended)).plain(seen + ". ");
        return Reply.of(verdict(), Prose.join(headline, Headline.of(diagnosis())), blocks, state(incident.id()));
    }

    /** Where it was mended, it was over when the last name server had it; for others, when the last cache had dropped what was there before. */
    private static String lasted(Incident incident, Instant ended, List<Convergence> progress) {
        String word = incident.severity() == Severity.CRITICAL ? "Broken for " : "It lasted ";
        Instant source = progress.stream()
                .flatMap(one -> one.complete().stream())
                .max(Comparator.naturalOrder())
                .filter(at -> at.isBefore(ended) && at.isAfter(incident.firstBad()))
                .orElse(ended);
        String span = Spans.of(Duration.between(incident.firstBad(), source));
        return ConvergenceText.until(progress)
                .filter(source::isBefore)
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
        blocks.addAll(caches(change.progress()));
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

    /**
     * {@code 14:31 UTC  MX fixed on ns1.example.net and ns2.example.net. Resolver 8.8.8.8 may hold the old answer until 15:02 UTC.}
     *
     * @param fixes true if they take back what brought the trouble
     */
    Reply spreading(List<Convergence> changes, boolean fixes) {
        return Reply.of(
                Mark.NONE,
                Prose.join(
                        Text.of(new Inline.Time(now)).plain("  "),
                        ConvergenceText.progress(watch.domain(), changes, fixes ? "fixed" : "new", now)),
                List.of(),
                recheck());
    }

    Reply converged(Following thread) {
        return Reply.of(
                Mark.NONE,
                Prose.join(
                        Text.of(new Inline.Time(now)).plain("  "),
                        ConvergenceText.everywhere(watch.domain(), thread.changes())),
                List.of(paragraph(Text.of("That took " + Spans.of(Duration.between(thread.since(), now))
                        + " since the change was first seen."))),
                List.of());
    }

    /** A server stays behind, or a resolver gives the old answer longer than it may. */
    Reply abandoned(Following thread) {
        Reply last = spreading(thread.changes(), thread.fixes());
        return last.with(paragraph(Text.of("So it has been for "
                + Spans.of(Duration.between(thread.since(), now))
                + ". It is not followed any longer.")));
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
        Reply whole = opened(incident, Optional.empty(), Optional.empty());
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

    /** What changed, and which of it brought the trouble: it stands first, or by itself where it was told some time before. */
    private List<Block> brought(Optional<Story> change, Optional<Culprit> culprit) {
        Optional<Difference> told = change.flatMap(story -> told(story, culprit));
        List<Block> blocks = new ArrayList<>();
        change.ifPresent(story -> blocks.addAll(changed(story, told)));
        culprit.filter(found -> told.isEmpty()).ifPresent(found -> blocks.add(blamed(found)));
        return blocks;
    }

    private static Optional<Difference> told(Story change, Optional<Culprit> culprit) {
        return culprit.flatMap(found -> change.differences().stream()
                .filter(one -> one.question().equals(found.difference().question()))
                .findFirst());
    }

    private List<Block> changed(Story change) {
        return changed(change, Optional.empty());
    }

    /** What is published otherwise, where, and what stayed. */
    private List<Block> changed(Story change, Optional<Difference> cause) {
        List<Difference> differences = Stream.concat(
                        cause.stream(),
                        change.differences().stream()
                                .filter(one -> cause.filter(one::equals).isEmpty()))
                .toList();
        List<Text> places = differences.stream()
                .map(difference -> place(difference, change.progress()))
                .distinct()
                .toList();
        boolean alike = places.size() == 1;
        List<Block> blocks = new ArrayList<>();
        if (differences.size() == 1) {
            Text line = Prose.join(Text.of("").strong("Changed: "), line(differences.get(0)));
            blocks.add(paragraph(around(stated(line, places.get(0), ", "), change, ", ")));
        } else if (!differences.isEmpty()) {
            blocks.add(paragraph(Text.of("").strong("Changed:")));
            List<Text> lines = new ArrayList<>(differences.stream()
                    .limit(DIFFERENCES)
                    .map(one -> cause.filter(one::equals).isPresent()
                            ? Prose.join(Text.of("Most likely the cause: "), line(one))
                            : line(one))
                    .toList());
            for (int i = 0; !alike && i < lines.size(); i++) {
                lines.set(i, stated(lines.get(i), place(differences.get(i), change.progress()), ", "));
            }
            if (differences.size() > DIFFERENCES) {
                lines.add(Text.of("and " + (differences.size() - DIFFERENCES) + " more"));
            }
            blocks.add(new Block.Bullets(lines));
            Text where = alike && !places.get(0).runs().isEmpty()
                    ? Prose.join(Text.of("All of it "), places.get(0))
                    : new Text(List.of());
            Text rest = around(where, change, where.runs().isEmpty() ? "" : ", ");
            if (!rest.runs().isEmpty()) {
                blocks.add(paragraph(rest));
            }
        }
        return blocks;
    }

    private static Text place(Difference difference, List<Convergence> progress) {
        return progress.stream()
                .filter(one -> one.isOf(difference))
                .findFirst()
                .map(ConvergenceText::where)
                .orElseGet(() -> new Text(List.of()));
    }

    private static Text stated(Text line, Text place, String joint) {
        return place.runs().isEmpty() ? line : Prose.join(line.plain(joint), place);
    }

    /** {@code …, SOA serial 2026112001 → 2026112002. SPF and DMARC unchanged.} */
    private static Text around(Text line, Story change, String joint) {
        Text text = change.serial().isEmpty() ? line : line.plain(joint + "SOA serial " + change.serial());
        if (!text.runs().isEmpty()) {
            text = text.plain(".");
        }
        return change.unchanged().isEmpty()
                ? text
                : text.plain((text.runs().isEmpty() ? "" : " ") + Prose.list(change.unchanged()) + " unchanged.");
    }

    /** A change that was told, or recorded, some time before. */
    private Block blamed(Culprit culprit) {
        return paragraph(Prose.join(
                        Text.of("")
                                .strong("Most likely the cause: ")
                                .plain("the change of ")
                                .and(new Inline.Time(culprit.change().by()))
                                .plain(", "),
                        line(culprit.difference()))
                .plain("."));
    }

    private List<Block> caches(List<Convergence> progress) {
        Text text = ConvergenceText.caches(progress, now);
        return text.runs().isEmpty() ? List.of() : List.of(paragraph(text));
    }

    /** {@code MX 1 smtp.google.com. → (none)} */
    private Text line(Difference difference) {
        return Prose.join(RecordLabel.of(watch.domain(), difference.question()), Text.of(" "))
                .thenLiteral(values(difference.question(), difference.before()))
                .plain(" → ")
                .thenLiteral(values(difference.question(), difference.after()));
    }

    private static String values(String question, Seen seen) {
        if (seen.values().isEmpty()) {
            return "(none)";
        }
        int left = seen.values().size() - VALUES;
        String words = seen.values().stream()
                .limit(VALUES)
                .map(value -> question.endsWith(" TXT") ? value : relative(value))
                .collect(Collectors.joining(", "));
        return Printable.line(words, VALUE_LENGTH) + (left > 0 ? ", … " + left + " more" : "");
    }

    /** Names as people write them, without the final dot; a null MX keeps its own. */
    private static String relative(String value) {
        return value.endsWith(".") && !value.endsWith(" .") ? value.substring(0, value.length() - 1) : value;
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
