package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Terms that lead to nothing: an include of a free domain, and {@code mx} with too many hosts. */
class DanglingTest {
    private static final String INCLUDE = Spf.record("v=spf1 include:_spf.closed-service.com mx -all");
    private static final String MX = "example.org. MX 10 mail.example.org.\n";

    @Test
    void firesOnAnIncludeOfADomainThatIsFree() {
        Finding finding = Spf.judge(new DanglingInclude(), INCLUDE + MX).get(0);

        assertEquals(
                "SPF of example.org: include:_spf.closed-service.com, but closed-service.com does not exist",
                finding.title());
        assertEquals("\"v=spf1 mx -all\"", Spf.added(finding));
    }

    @Test
    void firesOnAnIncludeOfAnInclude() {
        Finding finding = Spf.judge(
                        new DanglingInclude(),
                        Spf.record("v=spf1 include:a.example -all")
                                + "a.example. TXT \"v=spf1 include:gone.closed-service.com ~all\"\n")
                .get(0);

        assertEquals("closed-service.com", finding.subject());
        assertEquals(List.of(), finding.fixes().get(0).add());
    }

    @Test
    void staysSilentWhereTheDomainExistsOrNothingIsKnown() {
        assertEquals(
                List.of(), Spf.judge(new DanglingInclude(), INCLUDE + MX + "www.closed-service.com. A 192.0.2.1\n"));
        assertEquals(
                List.of(),
                Spf.judge(new DanglingInclude(), FakeDns.zone(INCLUDE + MX).failing("closed-service.com SOA")));
        assertEquals(
                List.of(), Spf.judge(new DanglingInclude(), Spf.record("v=spf1 include:gone.example.org -all") + MX));
    }

    @Test
    void aRecordThatIsWellCostsNoQuestion() {
        FakeDns dns = FakeDns.zone(INCLUDE + MX + "_spf.closed-service.com. TXT \"v=spf1 -all\"\n");
        Spf.evidence(dns);

        assertEquals(
                0,
                dns.asked().stream()
                        .filter(query -> query.type() == RecordType.SOA)
                        .count());
    }

    @Test
    void firesOnMxWithMoreThanTenHosts() {
        Finding finding = Spf.judge(new TooManyMxHosts(), Spf.record("v=spf1 mx -all") + hosts(11))
                .get(0);

        assertEquals("SPF uses \"mx\", and example.org has 11 MX hosts; 10 are allowed", finding.title());
    }

    @Test
    void staysSilentOnTenHostsOrWithoutTheTerm() {
        assertEquals(List.of(), Spf.judge(new TooManyMxHosts(), Spf.record("v=spf1 mx -all") + hosts(10)));
        assertEquals(List.of(), Spf.judge(new TooManyMxHosts(), Spf.record("v=spf1 ~all mx") + hosts(11)));
        assertEquals(
                List.of(), Spf.judge(new TooManyMxHosts(), Spf.record("v=spf1 mx:other.example -all") + hosts(11)));
    }

    private static String hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "example.org. MX %d m%d.example.net.\n".formatted(i, i))
                .collect(Collectors.joining());
    }
}
