package dev.mxbot.check.clientsetup;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.MailProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names from which mail programs learn their settings.
 *
 * @param mailbox who holds the mailboxes; empty if it is not known, and nothing was asked then
 * @param leftovers the names that the topic of providers tells to be left over from a former one
 */
record SetupEvidence(
        DomainName domain, Optional<MailProvider> mailbox, List<SetupName> names, Set<DomainName> leftovers)
        implements Evidence {
    SetupEvidence {
        names = List.copyOf(names);
        leftovers = Set.copyOf(leftovers);
    }

    /** Those that lead elsewhere. */
    List<SetupName> stray() {
        return names.stream().filter(name -> name.astray(domain).isPresent()).toList();
    }

    SetupEvidence knowing(Set<DomainName> leftOver) {
        return new SetupEvidence(domain, mailbox, names, leftOver);
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
