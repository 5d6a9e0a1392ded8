package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.testing.FakeDns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the overlay answers is what the DNS answers once the records are published, over random zones and plans. */
class OverlayTruthTest {
    private static final List<String> NAMES = List.of(
            "example.org",
            "mail.example.org",
            "a.mail.example.org",
            "b.example.org",
            "x.y.b.example.org",
            "*.example.org",
            "*.b.example.org",
            "*.mail.example.org",
            "_dmarc.example.org");

    private static final List<String> ASKED = List.of(
            "none.example.org",
            "deep.none.example.org",
            "y.b.example.org",
            "z.y.b.example.org",
            "none.b.example.org",
            "none.mail.example.org",
            "below.a.mail.example.org",
            "other.example.net",
            "example.net");

    private static final List<RecordType> TYPES =
            List.of(RecordType.A, RecordType.MX, RecordType.TXT, RecordType.CNAME);

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000, 50000, 600000})
    void answersAsThePublishedZone(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Set<String> before = new LinkedHashSet<>();
            Set<String> after = new LinkedHashSet<>();
            List<ZoneRecord> add = new ArrayList<>();
            List<ZoneRecord> remove = new ArrayList<>();
            for (String name : NAMES) {
                owned(random, name).forEach(record -> {
                    // In one of three records lies the plan: it comes, or it goes.
                    int fate = random.nextInt(6);
                    if (fate != 0) {
                        before.add(record.toString());
                    } else {
                        add.add(record);
                    }
                    if (fate != 1) {
                        after.add(record.toString());
                    } else {
                        remove.add(record);
                    }
                });
            }
            // A name that loses its last record may exist no more, which the overlay does not see; so each keeps one.
            remove.forEach(gone -> {
                String anchor = gone.name().absolute() + " 3600 IN CAA 0 issue \"example.org\"";
                if (!gone.type().equals("CNAME")) {
                    before.add(anchor);
                    after.add(anchor);
                }
            });
            if (remove.stream().anyMatch(gone -> gone.type().equals("CNAME"))) {
                continue;
            }
            compare(seed + "/" + round, before, after, add, remove);
        }
    }

    private static void compare(
            String round, Set<String> before, Set<String> after, List<ZoneRecord> add, List<ZoneRecord> remove) {
        Dns planned = new OverlayDns(FakeDns.zone(zone(before)), add, remove);
        Dns published = FakeDns.zone(zone(after));
        List<String> asked = new ArrayList<>(NAMES);
        asked.addAll(ASKED);
        for (String name : asked) {
            for (RecordType type : TYPES) {
                assertEquals(
                        told(published, name, type),
                        told(planned, name, type),
                        () -> round + " " + name + " " + type + "\nbefore\n" + zone(before) + "add\n" + add
                                + "\nremove\n" + remove);
            }
        }
    }

    private static List<ZoneRecord> owned(Random random, String name) {
        DomainName owner = DomainName.of(name);
        List<ZoneRecord> records = new ArrayList<>();
        if (!name.equals("example.org") && random.nextInt(8) == 0) {
            records.add(new ZoneRecord(owner, 300, "CNAME", "alias" + NAMES.indexOf(name) + ".example.net."));
            return records;
        }
        if (name.startsWith("*")) {
            // Of two wildcards that both have nothing it could not be told which one has nothing.
            int value = 100 + NAMES.indexOf(name);
            return List.of(
                    new ZoneRecord(owner, 300, "A", "198.51.100." + value),
                    new ZoneRecord(owner, 300, "MX", value + " mail.example.org."),
                    new ZoneRecord(owner, 300, "TXT", "\"text " + value + "\""));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            // No two names say the same: whether a wildcard says it or the name itself could not be told.
            int value = NAMES.indexOf(name) * 3 + random.nextInt(3) + 1;
            records.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new ZoneRecord(owner, 300, "A", "198.51.100." + value);
                        case 1 -> new ZoneRecord(owner, 300, "MX", value + " mail.example.org.");
                        default -> ZoneRecord.txt(owner, 300, "text " + value);
                    });
        }
        return records.stream().distinct().toList();
    }

    private static String zone(Set<String> records) {
        return "*.example.net. 300 IN A 203.0.113.9\nexample.net. 300 IN MX 5 mx.example.net.\n"
                + "example.org. 300 IN NS ns1.example.net.\n"
                + String.join("\n", records) + "\n";
    }

    private static String told(Dns dns, String name, RecordType type) {
        Answer answer = dns.ask(Query.of(DomainName.of(name), type))
                .toCompletableFuture()
                .join();
        // That a name stops to exist is not always seen, so both kinds of absence count as one.
        return answer.aliases() + " "
                + (answer.isAbsent()
                        ? "absent"
                        : answer.records().stream()
                                .map(record -> record.name() + " " + record.presentation())
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }
}
