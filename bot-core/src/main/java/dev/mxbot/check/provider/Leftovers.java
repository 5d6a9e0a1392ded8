package dev.mxbot.check.provider;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.domain.DomainName;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The names whose records this topic tells to still belong to a former provider, for topics that look at the same names. Asked within a
 * diagnosis it costs no question that this topic does not ask anyway.
 */
public final class Leftovers {
    private Leftovers() {}

    public static CompletionStage<Set<DomainName>> names(Examination of) {
        return new ProviderProbe()
                .examine(of)
                .thenApply(evidence -> Traces.of(evidence).values().stream()
                        .flatMap(traces -> traces.stream())
                        .map(trace -> trace.published().name())
                        .collect(Collectors.toSet()));
    }
}
