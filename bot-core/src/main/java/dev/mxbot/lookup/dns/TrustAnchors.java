package dev.mxbot.lookup.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What a validation starts from: DS or DNSKEY records as lines of a zone file.
 *
 * @param text {@code . IN DS 20326 8 2 E06D44B8…}
 */
public record TrustAnchors(String text) {
    /** As IANA publishes them for the root, at https://data.iana.org/root-anchors/root-anchors.xml: KSK-2017 and KSK-2024. */
    public static final TrustAnchors ROOT = new TrustAnchors("""
            . 3600 IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
            . 3600 IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
            """);

    private static final long TTL = 3600;

    /** @throws IllegalArgumentException if the text holds no anchor, or anything else; the message is fit to be shown */
    public TrustAnchors {
        records(text);
    }

    byte[] octets() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The names that are trusted. */
    List<Name> names() {
        return records(text).stream().map(Record::getName).distinct().toList();
    }

    private static List<Record> records(String text) {
        List<Record> records = new ArrayList<>();
        try (Master master =
                new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Name.root, TTL)) {
            master.disableIncludes();
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (!(record instanceof DSRecord || record instanceof DNSKEYRecord)) {
                    throw new IllegalArgumentException("trust anchors are DS or DNSKEY records, one a line");
                }
                records.add(record);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "trust anchors are DS or DNSKEY records, one a line: " + e.getMessage(), e);
        }
        if (records.isEmpty()) {
            throw new IllegalArgumentException("there is no trust anchor: a DS or DNSKEY record, one a line");
        }
        return records;
    }
}
