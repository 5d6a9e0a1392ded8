package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnexpectedHostTest {
    private static final FakeDns ZONE = FakeDns.zone("""
            example.org. MX 10 mx1.example.org.
            example.org. MX 20 mx9.example.net.
            """);

    @Test
    void fires() {
        Finding finding = judge("mx1.example.org", "mx2.example.org").get(0);

        assertEquals("mx9.example.net", finding.subject());
        assertEquals(
                "example.org. 3600 IN MX 20 mx2.example.org.",
                finding.fixes().get(0).add().get(0).toString());
        assertEquals(
                "example.org. 3600 IN MX 20 mx9.example.net.",
                finding.fixes().get(0).remove().get(0).toString());
    }

    @Test
    void removesAHostThatStandsInNobodysPlace() {
        assertEquals(List.of(), judge("mx1.example.org").get(0).fixes().get(0).add());
    }

    @Test
    void staysSilentForExpectedHosts() {
        assertEquals(List.of(), judge("mx1.example.org", "MX9.example.net"));
    }

    @Test
    void staysSilentWhenNothingIsExpected() {
        assertEquals(List.of(), judge());
    }

    private static List<Finding> judge(String... expected) {
        Set<DomainName> hosts = Arrays.stream(expected).map(DomainName::of).collect(Collectors.toSet());
        Inquiry inquiry = Inquiry.of(DomainName.of("example.org")).expecting(hosts);
        return new UnexpectedHost()
                .judge(new MxProbe()
                        .examine(new Examination(inquiry, ZONE))
                        .toCompletableFuture()
                        .join());
    }
}
