package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Effect.Weight;
import dev.mxbot.reply.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of records, judged by what they do to mail. */
public final class Effects {
    private static final int MOST = 3;
    private static final int LONGEST = 400;

    private Effects() {}

    /** The heaviest first, then where mail goes, who sends, what policies say, the hosts. */
    public static List<Effect> of(DomainName domain, Snapshot earlier, Snapshot now) {
        Comparison compared = Comparison.of(domain, earlier, now);
        return Stream.of(
                        new MxEffect(compared).effects(),
                        new SpfEffect(compared).effects(),
                        new PolicyEffect(compared).effects(),
                        new HostEffect(compared).effects())
                .flatMap(effects -> effects)
                .sorted(Comparator.comparing(Effect::weight))
                .toList();
    }

    /**
     * In one line, the most important first; empty if nothing changed. Names out of the DNS stand in it: show it with
     * {@link dev.mxbot.report.Prose#of(String)}.
     */
    public static String line(DomainName domain, Snapshot earlier, Snapshot now) {
        List<Effect> effects = of(domain, earlier, now);
        List<String> words = effects.stream()
                .filter(effect -> effect.weight() != Weight.AROUND)
                .map(Effect::words)
                .distinct()
                .toList();
        if (words.isEmpty()) {
            return effects.isEmpty()
                    ? ""
                    : Printable.line(
                            "records of others changed: " + effects.get(0).words(), LONGEST);
        }
        String line = words.stream().limit(MOST).collect(Collectors.joining("; "));
        int left = words.size() - MOST;
        return Printable.line(line, LONGEST) + (left > 0 ? "; and " + left + " more" : "");
    }
}
