package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final FakeDns DNS = FakeDns.zone("""
            example.org. MX 10 mail.example.org.
            mail.example.org. CNAME host.example.net.
            host.example.net. A 5.253.7.1
            """);

    @Test
    void aChangeOfANameThatWasAskedForTouches() {
        assertTrue(after("example.org").isTouchedBy(record("example.org")));
    }

    @Test
    void aChangeElsewhereDoesNot() {
        assertFalse(after("example.org").isTouchedBy(record("_dmarc.example.org")));
    }

    @Test
    void aChangeWhereAnAliasLedTouches() {
        assertTrue(after("mail.example.org").isTouchedBy(record("host.example.net")));
    }

    @Test
    void aRecordBelowAMissingNameBringsTheNameIntoBeing() {
        assertTrue(after("_domainkey.example.org").isTouchedBy(record("s1._domainkey.example.org")));
    }

    @Test
    void aRecordBelowANameThatExistsDoesNot() {
        assertFalse(after("example.org").isTouchedBy(record("s1._domainkey.example.org")));
    }

    @Test
    void aWildcardTouchesWhatWasAskedForBelowItsParent() {
        assertTrue(after("mail.example.org").isTouchedBy(record("*.example.org")));
        assertFalse(after("example.org").isTouchedBy(record("*.example.net")));
    }

    private static Trail after(String name) {
        Trail trail = new Trail(DNS);
        trail.ask(Query.of(DomainName.of(name), RecordType.A))
                .toCompletableFuture()
                .join();
        return trail;
    }

    private static ZoneRecord record(String name) {
        return new ZoneRecord(DomainName.of(name), 3600, "TXT", "\"x\"");
    }
}
