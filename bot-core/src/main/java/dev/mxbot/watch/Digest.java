package dev.mxbot.watch;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a channel reads once a day or once a week: which trouble lasts, and what ends soon by itself (P19). */
public final class Digest {
    /** What ends within this time is worth a line. */
    public static final Duration AHEAD = Duration.ofDays(30);

    private static final int MOST = 30;

    private Digest() {}

    /** Something that ends, of one domain. */
    private record Ending(DomainName domain, Expiry expiry) {}

    /**
     * Of one channel's watches.
     *
     * @param registrations when they end, by the name that is registered, as far as it is known
     */
    public static Reply of(List<Watched> watches, Map<DomainName, Instant> registrations, Instant now) {
        List<Watched> troubled = watches.stream()
                .filter(one -> isTroubled(one.memory()))
                .sorted(Comparator.comparing(one -> severity(one.memory())))
                .toList();
        Stream<Ending> seen = watches.stream()
                .flatMap(one -> one.memory().confirmed().stream()
                        .flatMap(state -> state.expiries().stream())
                        .map(expiry -> new Ending(one.watch().domain(), expiry)));
        List<Ending> endings = Stream.concat(
                        seen, registrations.entrySet().stream().map(Digest::registration))
                .filter(ending -> ending.expiry().at().isBefore(now.plus(AHEAD)))
                .sorted(Comparator.comparing(ending -> ending.expiry().at()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        troubled.stream().limit(MOST).map(one -> item(one, now)).forEach(blocks::add);
        more(troubled.size() - MOST, blocks);
        if (!endings.isEmpty()) {
            blocks.add(
                    new Block.Section(Text.of("Ends within 30 days"), List.of(new Block.Bullets(lines(endings, now)))));
        }
        return Reply.of(
                mark(troubled),
                Text.of(Prose.count(watches.size(), "watched domain", "watched domains") + ": "
                        + (troubled.isEmpty() ? "no trouble" : troubled.size() + " in trouble")
                        + (endings.isEmpty()
                                ? ""
                                : ", " + Prose.count(endings.size(), "thing ends", "things end") + " soon")
                        + "."),
                blocks,
                List.of());
    }

    private static Ending registration(Map.Entry<DomainName, Instant> end) {
        return new Ending(
                end.getKey(), new Expiry(Expiry.Kind.REGISTRATION, end.getKey().unicode(), end.getValue()));
    }

    private static boolean isTroubled(Memory memory) {
        return memory.trouble().isPresent()
                || memory.blindness().isPresent()
                || memory.confirmed()
                        .filter(state -> state.accepted().stream()
                                .anyMatch(trouble -> trouble.severity().atLeast(Severity.ERROR)))
                        .isPresent();
    }

    private static Severity severity(Memory memory) {
        return Stream.concat(
                        memory.trouble().map(Incident::severity).stream(),
                        memory.confirmed().stream()
                                .flatMap(state -> state.accepted().stream())
                                .map(Trouble::severity))
                .min(Comparator.naturalOrder())
                .orElse(Severity.UNKNOWN);
    }

    private static Mark mark(List<Watched> troubled) {
        return troubled.stream()
                .findFirst()
                .map(one -> mark(severity(one.memory())))
                .orElse(Mark.HEALTHY);
    }

    private static Mark mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> DiagnosisReport.mark(Verdict.BROKEN);
            case ERROR, WARNING -> DiagnosisReport.mark(Verdict.AT_RISK);
            case UNKNOWN, NOTICE -> DiagnosisReport.mark(Verdict.UNKNOWN);
        };
    }

    private static Block item(Watched watched, Instant now) {
        Memory memory = watched.memory();
        Text domain = Text.literal(watched.watch().domain().unicode());
        Text line = memory.trouble()
                .map(incident -> title(
                                domain.plain(", for " + Spans.of(Duration.between(incident.firstBad(), now)) + ": "),
                                incident.troubles())
                        .plain(incident.acknowledged().isPresent() ? " (acknowledged)" : ""))
                .or(() -> memory.blindness()
                        .map(blindness ->
                                domain.plain(" cannot be checked since ").and(new Inline.Time(blindness.since()))))
                .orElseGet(() -> title(
                        domain.plain(", since before it was watched: "),
                        memory.confirmed().map(Confirmed::accepted).orElse(List.of())));
        return new Block.Item(mark(severity(memory)), line, List.of());
    }

    private static Text title(Text start, List<Trouble> troubles) {
        return troubles.stream()
                .findFirst()
                .map(trouble -> Prose.join(start, Prose.of(trouble.title())))
                .orElse(start);
    }

    private static List<Text> lines(List<Ending> endings, Instant now) {
        List<Text> lines = new ArrayList<>(
                endings.stream().limit(MOST).map(ending -> line(ending, now)).toList());
        if (endings.size() > MOST) {
            lines.add(Text.of("and " + (endings.size() - MOST) + " more"));
        }
        return lines;
    }

    private static Text line(Ending ending, Instant now) {
        Expiry expiry = ending.expiry();
        String what = switch (expiry.kind()) {
            case CERTIFICATE -> ": the certificate of ";
            case SIGNATURES -> ": the DNSSEC signatures of ";
            case REGISTRATION -> ": the registration of ";
            case POLICY -> ": the MTA-STS policy that senders remember of ";
        };
        Text text = Text.literal(ending.domain().unicode())
                .plain(what)
                .thenLiteral(expiry.subject())
                .plain(expiry.at().isAfter(now) ? " ends " : " ended ")
                .and(new Inline.Time(expiry.at()));
        return expiry.at().isAfter(now) ? text.plain(", in " + Spans.of(Duration.between(now, expiry.at()))) : text;
    }

    private static void more(int left, List<Block> blocks) {
        if (left > 0) {
            blocks.add(new Block.Paragraph(Text.of("and " + left + " more")));
        }
    }
}
