package dev.mxbot.check;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.ZoneLine;
import java.util.ArrayList;
import java.util.List;

/** A zone as canonical lines, in which a fix can really be published. */
final class Zone {
    private static final ZoneLine.Context CONTEXT = new ZoneLine.Context(DomainName.ROOT, DomainName.ROOT, 3600);

    private Zone() {}

    static String canonical(String line) {
        return ZoneLine.parse(line, CONTEXT).record().orElseThrow().toString();
    }

    static List<String> fixed(List<String> zone, Fix fix) {
        List<String> lines = new ArrayList<>(zone);
        fix.remove().forEach(record -> lines.removeIf(line -> content(line).equals(content(record))));
        fix.add().forEach(record -> lines.removeIf(line -> content(line).equals(content(record))));
        fix.add().stream().map(ZoneRecord::toString).map(Zone::canonical).forEach(lines::add);
        return lines;
    }

    private static String content(String line) {
        return content(ZoneLine.parse(line, CONTEXT).record().orElseThrow());
    }

    /** Without the TTL; how a text is cut into strings makes no other record of it. */
    private static String content(ZoneRecord record) {
        ZoneRecord read = ZoneLine.parse(record.toString(), CONTEXT).record().orElseThrow();
        return read.name() + " " + read.type() + " " + read.data().replace("\" \"", "");
    }
}
