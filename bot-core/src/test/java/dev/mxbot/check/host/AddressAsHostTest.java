package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressAsHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. MX 10 5.9.1.25.")).get(0);

        assertEquals("MX 10 5.9.1.25: an MX record takes the name of a host, not an address", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 5.9.1.25."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("mail.example.org. 3600 IN A 5.9.1.25", "example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void knowsTheHostThatHasTheAddress() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 5.9.1.25.
                mail.example.org. A 5.9.1.24
                mx1.example.org. A 5.9.1.25
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void readsTheAddressBeforeTheDomain() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 5.9.1.25.example.org.")).get(0);

        assertEquals(
                List.of("mail.example.org. 3600 IN A 5.9.1.25", "example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void readsIpv6InBrackets() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 [2a01:4f8::25].")).get(0);

        assertEquals(
                List.of("mail.example.org. 3600 IN AAAA 2a01:4f8::25", "example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void proposesNoPrivateAddress() {
        Finding finding = judge(FakeDns.zone("example.org. MX 10 10.0.0.25.")).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 10 <mail host>."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void isNoLossWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 5.9.1.25.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void staysSilentForANameOfDigitsThatWorks() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 5.9.1.25.example.org.
                5.9.1.25.example.org. A 5.9.1.25
                """)));
    }

    @Test
    void isNotAskedFor() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 5.9.1.25.");
        judge(dns);

        assertEquals(
                List.of(),
                dns.asked().stream()
                        .map(Object::toString)
                        .filter(query -> query.startsWith("5."))
                        .toList());
    }

    private static List<Finding> judge(FakeDns dns) {
        return new AddressAsHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
