package dev.mxbot.check.clientsetup;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.MailProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names from which mail programs learn their settings.
 *
 * @param mailbox who holds the mailboxes; empty if it is not known, and nothing was asked then
 */
record SetupEvidence(DomainName domain, Optional<MailProvider> mailbox, List<SetupName> names) implements Evidence {
    SetupEvidence {
        names = List.copyOf(names);
    }

    List<SetupName> documented() {
        return names.stream().filter(name -> name.documented().isPresent()).toList();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        names.forEach(name -> facts.put(
                name.answer().query().name().text(),
                name.answer().isUnanswered() ? "unknown" : name.isAbsent() ? "absent" : "found"));
        return facts;
    }
}
