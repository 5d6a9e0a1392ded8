package dev.mxbot.check.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Validated;
import dev.mxbot.lookup.dns.Validated.Status;
import dev.mxbot.lookup.dns.Validation;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ValidatedHereTest {
    private static final String ZONE = """
            example.org. MX 10 mail.example.org.
            mail.example.org. A 5.253.7.1
            """;

    @Test
    void firesForWhatIsSecure() {
        Finding finding = judge(over(new Validated(Status.SECURE, ""), FakeDns.zone(ZONE)))
                .get(0);

        assertEquals("validated here: the answer for the MX records of example.org is secure", finding.title());
        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals(
                List.of("10 mail.example.org. [validated here: secure]", "5.253.7.1 [validated here: secure]"),
                finding.evidence().stream().map(seen -> seen.answer()).toList());
    }

    /** Its own word goes before the resolver's. */
    @Test
    void whatIsInsecureHereIsNotMarkedAsSecure() {
        DnssecEvidence evidence = look(
                over(new Validated(Status.INSECURE, "no DS"), FakeDns.zone(ZONE).signed("example.org MX")));

        assertFalse(evidence.isValidated());
        assertEquals(1, new ValidatedHere().judge(evidence).size());
    }

    @Test
    void saysThatNothingIsKnownWhereItFails() {
        Finding finding = judge(over(new Validated(Status.UNKNOWN, "no end within 8 s"), FakeDns.zone(ZONE)))
                .get(0);

        assertEquals(Severity.UNKNOWN, finding.severity());
        assertEquals("the MX records of example.org could not be validated here: no end within 8 s", finding.title());
    }

    @Test
    void leavesWhatIsBogusToItsOwnCodes() {
        Dns dns = over(new Validated(Status.BOGUS, "Key expired"), FakeDns.zone(ZONE));

        assertEquals(List.of(), judge(dns));
        assertEquals(true, look(dns).isBogus());
    }

    @Test
    void staysSilentWhereNobodyAskedForIt() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).signed("example.org MX")));
    }

    private static Dns over(Validated validated, Dns dns) {
        Validation validation = (name, type) -> CompletableFuture.completedFuture(validated);
        return validation.over(dns);
    }

    private static DnssecEvidence look(Dns dns) {
        return Examine.with(new DnssecProbe(), "example.org", dns);
    }

    private static List<Finding> judge(Dns dns) {
        return new ValidatedHere().judge(look(dns));
    }
}
