package dev.mxbot.check.dnssec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;

/** What a registry makes of a key. */
final class TestKeys {
    private TestKeys() {}

    /** The DS record with a SHA-256 digest, for a DNSKEY record as a zone file writes it. */
    static String ds(String dnskey) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(dnskey.getBytes(StandardCharsets.UTF_8))) {
            DNSKEYRecord key = (DNSKEYRecord) new Master(in, Name.root, 3600).nextRecord();
            return new DSRecord(key.getName(), key.getDClass(), key.getTTL(), DNSSEC.Digest.SHA256, key).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
