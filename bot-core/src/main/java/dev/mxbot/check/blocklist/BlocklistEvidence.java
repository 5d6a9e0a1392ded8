package dev.mxbot.check.blocklist;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lists said that the settings name; nothing if they name none. */
record BlocklistEvidence(DomainName domain, List<ListAnswers> lists) implements Evidence {
    BlocklistEvidence {
        lists = List.copyOf(lists);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        lists.forEach(list -> facts.put(list.zone().text(), Map.of("status", status(list), "listed", listed(list))));
        return facts;
    }

    private static String status(ListAnswers list) {
        return list.refusal().isPresent()
                ? "refused"
                : list.dead().isPresent() ? "dead" : list.unanswered().isEmpty() ? "asked" : "unknown";
    }

    private static List<String> listed(ListAnswers list) {
        return list.listed().map(Listing::subject).toList();
    }
}
