package dev.mxbot.command;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.ChangesOf;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Confirmed;
import dev.mxbot.watch.Due;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Spans;
import dev.mxbot.watch.Trouble;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a watch stands, as a person reads it. */
record WatchState(Watched watched, Instant now, Names.Known names) {
    /** After two intervals and this, a check that did not come is called late (RELIABILITY.md P23). */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final int LONGEST = 120;

    /** The state in a word. */
    Mark mark() {
        Memory memory = watched.memory();
        if (memory.trouble().isPresent()) {
            return memory.trouble().get().severity() == Severity.CRITICAL ? Mark.BROKEN : Mark.AT_RISK;
        }
        return memory.blindness().isPresent() || watched.broken().isPresent()
                ? Mark.UNKNOWN
                : memory.confirmed()
                        .map(Confirmed::verdict)
                        .map(DiagnosisReport::mark)
                        .orElse(Mark.UNKNOWN);
    }

    /** The domain, since when it is so, and what is wrong. */
    Text title() {
        Memory memory = watched.memory();
        Text domain = Text.literal(watched.watch().domain().unicode());
        Optional<Incident> trouble = memory.trouble();
        if (trouble.isPresent()) {
            return trouble(domain, trouble.get());
        }
        if (memory.blindness().isPresent()) {
            return domain.plain(" cannot be checked since ")
                    .and(new Inline.Time(memory.blindness().get().since()));
        }
        return memory.confirmed()
                .map(state -> confirmed(domain, state))
                .orElseGet(() -> domain.plain(" was not checked yet"));
    }

    private Text trouble(Text domain, Incident incident) {
        Text line = domain.plain(" since ").and(new Inline.Time(incident.firstBad()));
        Text told = incident.troubles().stream()
                .findFirst()
                .map(first -> Prose.join(line.plain(": "), Prose.of(first.title(), LONGEST)))
                .orElse(line);
        return incident.acknowledged()
                .map(by -> told.plain(", acknowledged by ").thenLiteral(Printable.line(names.of(by.by()), LONGEST)))
                .orElse(told);
    }

    private static Text confirmed(Text domain, Confirmed state) {
        Text line = domain.plain(", checked ").and(new Inline.Time(state.at()));
        List<Trouble> accepted = state.accepted();
        return accepted.isEmpty()
                ? line
                : Prose.join(
                        line.plain("; known since before the watch: "),
                        Prose.of(accepted.get(0).title(), LONGEST));
    }

    /** How it is watched, when next, and what keeps it quiet. */
    Block details() {
        Wishes wishes = watched.watch().wishes();
        Text line = Text.of(wishes(wishes) + "; ");
        if (watched.paused().isPresent()) {
            line = line.plain("paused: ")
                    .thenLiteral(Printable.line(watched.paused().get(), LONGEST));
        } else if (watched.broken().isPresent()) {
            line = line.plain("broken, it could not be checked: ")
                    .thenLiteral(Printable.line(watched.broken().get(), LONGEST))
                    .plain("; tried again ")
                    .and(new Inline.Time(watched.next()));
        } else {
            boolean late = Due.isLate(watched, GRACE, now);
            line = line.plain(late ? "late: the next check was due " : "next check ")
                    .and(new Inline.Time(watched.next()));
        }
        Optional<Instant> change = watched.memory().times().change();
        line = change.isPresent()
                ? line.plain("; last change ").and(new Inline.Time(change.get()))
                : line.plain("; no change yet");
        Optional<Instant> muted = wishes.mutedUntil().filter(now::isBefore);
        if (muted.isPresent()) {
            line = line.plain("; muted until ").and(new Inline.Time(muted.get()));
        }
        if (wishes.windows().stream().anyMatch(window -> window.end(now).isPresent())) {
            line = line.plain("; in a maintenance window");
        }
        if (!wishes.ignored().isEmpty()) {
            line = line.plain("; accepted: ").thenLiteral(Printable.line(String.join(", ", wishes.ignored()), LONGEST));
        }
        if (!wishes.ignoredChanges().isEmpty()) {
            line = line.plain("; changes not told: ").thenLiteral(words(wishes.changesIgnored()));
        }
        if (!wishes.changesHeeded().isEmpty()) {
            line = line.plain("; told all the same: ").thenLiteral(words(wishes.changesHeeded()));
        }
        return new Block.Paragraph(line.plain("."));
    }

    /** {@code SPF, A of mail.example.com} */
    static String words(List<ChangesOf> changes) {
        return Printable.line(changes.stream().map(WatchState::words).collect(Collectors.joining(", ")), LONGEST);
    }

    /** {@code SPF}, {@code mail.example.com}, {@code A of mail.example.com} */
    static String words(ChangesOf changes) {
        String kind = changes.kind()
                .map(one ->
                        one == ChangesOf.Kind.ALL ? "all records" : one.word().toUpperCase(Locale.ROOT))
                .orElse("");
        return changes.name()
                .map(DomainName::unicode)
                .map(name -> kind.isEmpty() ? name : kind + " of " + name)
                .orElse(kind);
    }

    /** {@code every 15 min, at error, reminders from 4 h} */
    static String wishes(Wishes wishes) {
        List<String> words = new ArrayList<>();
        words.add("every " + Spans.of(wishes.every()));
        words.add("at " + wishes.at().word());
        if (!wishes.windows().isEmpty()) {
            words.add("quiet "
                    + String.join(
                            ", ",
                            wishes.windows().stream().map(SpokenWindow::words).toList()));
        }
        if (!wishes.remindEvery().isZero()) {
            words.add("reminders from " + Spans.of(wishes.remindEvery()));
        }
        wishes.escalation().ifPresent(other -> words.add("told elsewhere after " + Spans.of(other.after())));
        return String.join(", ", words);
    }
}
