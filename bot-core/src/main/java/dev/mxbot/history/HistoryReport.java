package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import dev.mxbot.report.Prose;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The changes of a domain as a timeline, newest first, by days of UTC.
 *
 * @param changes as recorded, in any order
 * @param culprit the change that most likely brought the trouble there is; empty where there is none, or none explains it
 */
public record HistoryReport(DomainName domain, List<Recorded> changes, Optional<Culprit> culprit) {
    private static final int MOST = 20;
    private static final int NODES = 40;
    private static final int LINES = 4;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CAUSE = "most likely the cause: ";

    public HistoryReport {
        changes = changes.stream()
                .sorted(Comparator.comparing(Recorded::by).reversed())
                .toList();
    }

    /** In text, with what was recorded. */
    public Reply reply() {
        List<Block> blocks = new ArrayList<>();
        culprit.ifPresent(found -> blocks.add(new Block.Paragraph(
                Prose.join(Text.of("Trouble now: "), Prose.of(found.finding().title())))));
        days().forEach((day, ofDay) -> blocks.add(new Block.Section(
                Text.of(day + " (UTC)"), ofDay.stream().map(this::item).toList())));
        if (changes.size() > MOST) {
            blocks.add(new Block.Paragraph(Text.of("and " + (changes.size() - MOST) + " more")));
        }
        return Reply.of(Mark.NONE, headline(), blocks, List.of());
    }

    /** Empty where nothing is recorded. */
    public Optional<Tree> tree() {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<Tree> days = new ArrayList<>();
        days().forEach((day, ofDay) -> days.add(new Tree(
                Mark.NONE,
                Text.of(day + " (UTC)"),
                ofDay.stream().map(this::node).toList())));
        if (changes.size() > MOST) {
            days.add(Tree.of(Text.of("and " + (changes.size() - MOST) + " more")));
        }
        return Optional.of(Tree.of(Text.literal(domain.unicode()), days.toArray(Tree[]::new))
                .within(NODES));
    }

    /** Of the picture. */
    public String title() {
        return "Timeline of " + domain.unicode();
    }

    /** What the picture says, for those who do not see it. */
    public String alt() {
        return title() + ": " + Prose.count(changes.size(), "change", "changes") + ". The text says the same.";
    }

    private Text headline() {
        if (changes.isEmpty()) {
            return Text.of("No change of the mail records of ")
                    .thenLiteral(domain.unicode())
                    .plain(" is recorded.");
        }
        return Text.of(Prose.count(changes.size(), "change", "changes") + " of the mail records of ")
                .thenLiteral(domain.unicode())
                .plain(changes.size() == 1 ? ", on " : ", the last on ")
                .and(new Inline.Time(changes.get(0).by()))
                .plain(".");
    }

    private Map<LocalDate, List<Recorded>> days() {
        return changes.stream()
                .limit(MOST)
                .collect(Collectors.groupingBy(
                        change -> LocalDate.ofInstant(change.by(), ZoneOffset.UTC),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private Block item(Recorded change) {
        List<Block> body = new ArrayList<>();
        body.add(ChangedRecords.code(change.differences()));
        body.add(new Block.Aside(Text.of("Changed between ")
                .and(new Inline.Time(change.after()))
                .plain(" and ")
                .and(new Inline.Time(change.by()))
                .plain("; all that was seen then: /mxhistory ")
                .thenLiteral(domain.unicode())
                .plain(" " + (changes.indexOf(change) + 1))));
        return new Block.Item(
                mark(change), Prose.join(Text.of(new Inline.Time(change.by())).plain("  "), words(change)), body);
    }

    private Tree node(Recorded change) {
        List<String> lines = change.differences().stream()
                .flatMap(difference -> ChangedRecords.lines(difference).stream())
                .toList();
        List<Tree> parts = new ArrayList<>();
        lines.stream().limit(LINES).forEach(line -> parts.add(Tree.of(Text.literal(line))));
        if (lines.size() > LINES) {
            parts.add(Tree.of(Text.of("and " + (lines.size() - LINES) + " more")));
        }
        return new Tree(mark(change), Prose.join(Text.of(CLOCK.format(change.by()) + "  "), words(change)), parts);
    }

    private Text words(Recorded change) {
        Text effect = change.effect().isEmpty() ? Text.of("records changed") : Prose.of(change.effect());
        return isCulprit(change) ? Prose.join(Text.of(new Inline.Strong(CAUSE)), effect) : effect;
    }

    private Mark mark(Recorded change) {
        return culprit.filter(found -> found.change().equals(change))
                .map(found -> Mark.valueOf(found.finding().severity().name()))
                .orElse(Mark.NONE);
    }

    private boolean isCulprit(Recorded change) {
        return culprit.filter(found -> found.change().equals(change)).isPresent();
    }
}
