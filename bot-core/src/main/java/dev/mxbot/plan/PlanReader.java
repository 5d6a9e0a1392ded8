package dev.mxbot.plan;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.ZoneLine;
import dev.mxbot.plan.Plan.SetName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a plan from zone-file text. Beside records, which replace their set, there are lines that take away, and lines that only add:
 *
 * <pre>
 * example.com. 3600 IN MX 10 mx1.example.net.   ; in place of all MX records of example.com
 * - example.com. MX 10 old.example.com.         ; this record goes
 * - old.example.com. A                          ; all A records of that name go
 * add example.com. TXT "verification=1"         ; beside the TXT records that are there
 * </pre>
 */
public final class PlanReader {
    /** More text is no plan for a mail domain. */
    public static final int LONGEST = 64 * 1024;

    private static final int MOST_RECORDS = 200;
    private static final int MOST_MISTAKES = 20;
    private static final long DEFAULT_TTL = 3600;
    private static final int QUOTED = 80;

    private final DomainName domain;
    private final List<ZoneRecord> publish = new ArrayList<>();
    private final List<ZoneRecord> add = new ArrayList<>();
    private final List<ZoneRecord> remove = new ArrayList<>();
    private final List<SetName> removeSets = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<String> mistakes = new ArrayList<>();
    private DomainName origin;
    private DomainName owner;
    private long ttl = DEFAULT_TTL;

    private PlanReader(DomainName domain) {
        this.domain = domain;
        this.origin = domain;
        this.owner = domain;
    }

    /**
     * Reads the text, names relative to the domain.
     *
     * @throws UnreadablePlan with every mistake, up to twenty
     */
    public static Plan read(DomainName domain, String text) throws UnreadablePlan {
        if (text.length() > LONGEST) {
            throw new UnreadablePlan(List.of("the records are longer than " + LONGEST / 1024 + " KB"));
        }
        PlanReader reader = new PlanReader(domain);
        for (ZoneEntry entry : ZoneEntry.of(text)) {
            reader.read(entry);
        }
        return reader.plan();
    }

    private Plan plan() throws UnreadablePlan {
        int records = publish.size() + add.size() + remove.size() + removeSets.size();
        if (mistakes.isEmpty() && records == 0) {
            mistakes.add("there is no record in it. Example: " + domain.absolute() + " 3600 IN MX 10 mail."
                    + domain.absolute());
        }
        if (records > MOST_RECORDS) {
            mistakes.add(records + " records; a plan has at most " + MOST_RECORDS);
        }
        if (!mistakes.isEmpty()) {
            throw new UnreadablePlan(mistakes.stream().limit(MOST_MISTAKES).toList());
        }
        return new Plan(domain, publish, add, remove, removeSets, List.copyOf(notes));
    }

    private void read(ZoneEntry entry) {
        try {
            if (entry.text().startsWith("$")) {
                directive(entry.text().strip().split("\\s+", 3));
            } else {
                record(entry);
            }
        } catch (IllegalArgumentException e) {
            mistakes.add("line " + entry.line() + ": " + shown(String.valueOf(e.getMessage())) + "  ["
                    + shown(entry.text().strip()) + "]");
        }
    }

    private void directive(String[] words) {
        String name = words[0].toUpperCase(Locale.ROOT);
        String value = words.length > 1 ? words[1] : "";
        switch (name) {
            case "$TTL" -> {
                if (!ZoneLine.isTtl(value)) {
                    throw new IllegalArgumentException("$TTL needs a number of seconds");
                }
                ttl = ZoneLine.ttl(value);
            }
            case "$ORIGIN" -> {
                origin = ZoneLine.parse(value + " A", new ZoneLine.Context(origin, origin, ttl))
                        .owner();
                owner = origin;
            }
            case "$INCLUDE", "$GENERATE" ->
                throw new IllegalArgumentException(name + " is not followed: write the records themselves");
            default -> throw new IllegalArgumentException("there is no directive " + name);
        }
    }

    private void record(ZoneEntry entry) {
        ZoneLine line = ZoneLine.parse(entry.text(), new ZoneLine.Context(origin, owner, ttl));
        owner = line.owner();
        if (line.dotForgotten()) {
            notes.add(owner + " has no dot at its end in line " + entry.line() + "; it is read as " + owner.absolute());
        }
        Optional<ZoneRecord> record = line.record();
        if (record.isEmpty() && entry.act() == ZoneEntry.Act.REMOVE) {
            removeSets.add(new SetName(owner, line.type()));
        } else if (record.isEmpty()) {
            leaveOut(line);
        } else {
            list(entry.act()).add(record.get());
        }
        if (!owner.isWithin(domain)) {
            notes.add(owner + " is not part of " + domain
                    + ": whoever runs it has to publish that. The rehearsal takes it as published");
        }
    }

    private void leaveOut(ZoneLine line) {
        if (line.type().equals("A")
                || line.type().equals("AAAA")
                || line.type().equals("MX")
                || line.type().equals("TXT")) {
            throw new IllegalArgumentException("a " + line.type() + " record without data; to take it away, write - "
                    + line.owner().absolute() + " " + line.type());
        }
        notes.add(line.owner() + " " + line.type() + " is left out: no check of mail reads it");
    }

    private List<ZoneRecord> list(ZoneEntry.Act act) {
        return switch (act) {
            case PUBLISH -> publish;
            case ADD -> add;
            case REMOVE -> remove;
        };
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
    }
}
