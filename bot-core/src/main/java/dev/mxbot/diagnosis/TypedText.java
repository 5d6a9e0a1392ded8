package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneText;
import java.util.Map;
import java.util.Optional;

/**
 * What only the one who writes a record can see of it: its quotation marks, escapes and lines, and whether it is the right kind at all.
 *
 * @param taken true if receivers take the text for a record of this kind, or a rule has said why they do not
 * @param resembles the other kind that it looks like
 */
public record TypedText(
        RecordKind kind, DomainName domain, ZoneText text, boolean taken, Optional<RecordKind> resembles)
        implements Evidence {
    @Override
    public Map<String, Object> facts() {
        return Map.of("kind", kind.word());
    }
}
