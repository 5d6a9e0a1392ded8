package dev.mxbot.plan;

import dev.mxbot.domain.ZoneRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From one SPF record to another by way of a third that authorises the senders of both. */
record SpfMove(ZoneRecord old, ZoneRecord corrected) {
    /** Found in what is taken away and what comes at one name; empty unless each holds one SPF record. */
    static Optional<SpfMove> in(List<ZoneRecord> remove, List<ZoneRecord> add) {
        List<ZoneRecord> before = remove.stream().filter(SpfMove::isSpf).toList();
        List<ZoneRecord> after = add.stream().filter(SpfMove::isSpf).toList();
        return before.size() == 1 && after.size() == 1
                ? Optional.of(new SpfMove(before.get(0), after.get(0)))
                : Optional.empty();
    }

    static boolean isSpf(ZoneRecord record) {
        String text = text(record).toLowerCase(Locale.ROOT);
        return record.type().equals("TXT") && (text.equals("v=spf1") || text.startsWith("v=spf1 "));
    }

    /** The new record with the old one's senders before its "all"; empty if the old one has no sender that the new one lacks. */
    Optional<ZoneRecord> both() {
        List<String> before = senders(text(old));
        List<String> after = new ArrayList<>(List.of(text(corrected).strip().split(" +", -1)));
        before.removeIf(term -> after.stream().anyMatch(term::equalsIgnoreCase));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        int end = 0;
        while (end < after.size() && !isEnd(after.get(end))) {
            end++;
        }
        after.addAll(end, before);
        return Optional.of(ZoneRecord.txt(corrected.name(), corrected.ttl(), String.join(" ", after)));
    }

    private static List<String> senders(String text) {
        List<String> terms = new ArrayList<>();
        for (String term : text.strip().split(" +", -1)) {
            // Only what lets mail pass: a mechanism without a qualifier, or with "+" (RFC 7208 section 4.6.2).
            boolean passes =
                    !term.isEmpty() && "-~?".indexOf(term.charAt(0)) < 0 && !isEnd(term) && !term.contains("=");
            if (passes) {
                terms.add(term);
            }
        }
        return terms;
    }

    /** Nothing behind it is read, or counts only if nothing matched. */
    private static boolean isEnd(String term) {
        String lower = term.toLowerCase(Locale.ROOT).replaceFirst("^[+?~-]", "");
        return lower.equals("all") || lower.startsWith("redirect=");
    }

    /** The strings of a TXT record, joined (RFC 7208 section 3.3). */
    private static String text(ZoneRecord record) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        String data = record.data();
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '\\' && i + 1 < data.length()) {
                text.append(data.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
