package dev.mxbot.deploy.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * One zone of the demo world as it is written down. The first line tells the story; further comments tell what is not in the records:
 *
 * <pre>
 * ; The MX host is misspelt and does not exist
 * ; shows: mx.target.nxdomain
 * ; served by: ns1.dns.demo
 * ; fault: ns2.dns.demo silent
 * </pre>
 *
 * @param servedBy the one server that says this; empty: all of them
 * @param records also those that belong to another zone, a reverse one say
 */
record ZoneFile(
        Name origin,
        String title,
        List<String> shows,
        Optional<Name> servedBy,
        Map<Name, Fault> faults,
        List<Record> records) {
    private static final long DEFAULT_TTL = 3600;

    /** {@code typo.demo.zone}; {@code migration.demo+ns2.zone} is a second version of migration.demo. */
    static ZoneFile load(String file) {
        try (InputStream in = ZoneFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no zone file " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String domain = file.substring(0, file.length() - ".zone".length()).replaceAll("\\+.*", "");
            return parse(domain.equals("root") ? "." : domain, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static ZoneFile parse(String domain, String text) throws IOException {
        Name origin = name(domain);
        List<Record> records = new ArrayList<>();
        Master master =
                new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), origin, DEFAULT_TTL);
        for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
            records.add(record);
        }
        Map<Name, Fault> faults = new HashMap<>();
        for (String fault : comments(text, "fault")) {
            int blank = fault.indexOf(' ');
            faults.put(
                    name(fault.substring(0, blank)),
                    Fault.valueOf(fault.substring(blank + 1).toUpperCase(Locale.ROOT)));
        }
        return new ZoneFile(
                origin,
                text.lines().findFirst().orElse("").replaceFirst("^; *", ""),
                comments(text, "shows").stream()
                        .flatMap(codes -> Arrays.stream(codes.split(" ", -1)))
                        .toList(),
                comments(text, "served by").stream().map(ZoneFile::name).findFirst(),
                faults,
                records);
    }

    private static List<String> comments(String text, String keyword) {
        String start = "; " + keyword + ":";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    private static Name name(String domain) {
        return Name.fromConstantString(domain.endsWith(".") ? domain : domain + ".");
    }
}
