package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** A network that lets no DNS out but to its resolver is waited for only until that is known. */
class WayOutTest {
    private static final Server RESOLVER =
            Server.resolver(new InetSocketAddress(InetAddresses.forString("192.0.2.53"), Server.PORT));
    private static final Server FIRST = authority("ns1.example.net", "192.0.2.1");
    private static final Server SECOND = authority("ns2.example.net", "192.0.2.2");
    private static final Server THIRD = authority("ns1.example.com", "192.0.2.3");

    private final VirtualTime time = new VirtualTime();
    private final FakeTransport udp = new FakeTransport(time);
    private final Dns dns = new ConversingDns(
            new Wire(
                    udp,
                    new FakeTransport(time),
                    Runnable::run,
                    time,
                    time.clock(),
                    time::nanos,
                    new Places(Runnable::run),
                    new ServerHealth(time::nanos),
                    LookupConfig.DIRECT),
            new Resolvers(List.of(RESOLVER)),
            RetryTimes.RESOLVERS,
            RetryTimes.AUTHORITIES);

    @Test
    void learnsFromSeveralSilentServersOfDifferentDomains() {
        resolverAnswers();
        assertEquals("TIMEOUT 3000", silence(FIRST, "example.org"));
        assertEquals("TIMEOUT 3000", silence(SECOND, "example.org"));
        assertEquals("NO_WAY_OUT 3000", silence(THIRD, "example.edu"));

        assertEquals("NO_WAY_OUT 500", silence(FIRST, "example.org"));
        assertEquals("NO_WAY_OUT 500", silence(authority("ns.example.gov", "192.0.2.9"), "example.gov"));
    }

    @Test
    void theServersOfOneDomainMayAllBeDown() {
        resolverAnswers();
        silence(FIRST, "example.org");
        silence(SECOND, "example.org");

        assertEquals("TIMEOUT 3000", silence(THIRD, "example.org"));
        assertEquals("TIMEOUT 3000", silence(THIRD, "example.org"));
    }

    @Test
    void soMayThoseOfOneDnsHost() {
        resolverAnswers();
        silence(FIRST, "example.org");
        silence(SECOND, "example.edu");

        assertEquals("TIMEOUT 3000", silence(authority("ns3.example.net", "192.0.2.4"), "example.gov"));
    }

    @Test
    void oneThatSpeaksInBetweenShowsThatThereIsAWay() {
        resolverAnswers();
        silence(FIRST, "example.org");
        silence(SECOND, "example.org");
        answers(authority("ns.example.gov", "192.0.2.9"));

        assertEquals("TIMEOUT 3000", silence(THIRD, "example.edu"));
        assertEquals("TIMEOUT 3000", silence(THIRD, "example.edu"));
    }

    @Test
    void whereTheResolverIsSilentAsWellNothingIsLearned() {
        silence(FIRST, "example.org");
        silence(SECOND, "example.org");

        assertEquals("TIMEOUT 3000", silence(THIRD, "example.edu"));
        assertEquals("TIMEOUT 3000", silence(FIRST, "example.org"));
    }

    @Test
    void nowAndThenOneIsGivenTheUsualTime() {
        learn();
        assertEquals("NO_WAY_OUT 500", silence(FIRST, "example.org"));
        time.advance(Duration.ofSeconds(30));

        assertEquals("NO_WAY_OUT 3000", silence(FIRST, "example.org"));
        assertEquals("NO_WAY_OUT 500", silence(SECOND, "example.org"));
    }

    @Test
    void aReplyEndsIt() {
        learn();
        answers(FIRST);

        assertEquals("TIMEOUT 3000", silence(SECOND, "example.org"));
    }

    @Test
    void itIsForgottenAfterTenMinutes() {
        learn();
        time.advance(Duration.ofMinutes(10));

        assertEquals("TIMEOUT 3000", silence(FIRST, "example.org"));
    }

    @Test
    void aHostWithoutIpv6SaysNothingAboutTheNetwork() {
        resolverAnswers();
        silence(FIRST, "example.org");
        silence(SECOND, "example.org");

        assertEquals("TIMEOUT 3000", silence(authority("ns1.example.com", "2001:db8::1"), "example.edu"));
    }

    @Test
    void resolversAreWaitedForAsEver() {
        learn();
        CompletableFuture<Answer> asked = ask(Query.of(DomainName.of("example.org"), RecordType.MX));
        time.advance(Duration.ofMillis(6499));
        assertEquals(false, asked.isDone());
        time.advance(Duration.ofMillis(1));

        assertEquals(Reason.TIMEOUT, ((Answer.Unanswered) asked.join()).reason());
    }

    private void learn() {
        resolverAnswers();
        silence(FIRST, "example.org");
        silence(SECOND, "example.org");
        silence(THIRD, "example.edu");
    }

    private void resolverAnswers() {
        ask(Query.of(DomainName.of("example.org"), RecordType.MX));
        udp.last().answer(mx());
    }

    private void answers(Server server) {
        ask(Query.of(DomainName.of("example.org"), RecordType.MX).at(server));
        udp.last().reply(Rcode.NOERROR, Flags.AA, mx());
    }

    /** Why there is no answer, and how many milliseconds were waited for it. */
    private String silence(Server server, String domain) {
        CompletableFuture<Answer> asked =
                ask(Query.of(DomainName.of(domain), RecordType.SOA).at(server));
        while (!asked.isDone()) {
            time.advance(Duration.ofMillis(100));
        }
        Answer.Unanswered answer = (Answer.Unanswered) asked.join();
        return answer.reason() + " " + answer.provenance().elapsed().toMillis();
    }

    private CompletableFuture<Answer> ask(Query query) {
        return dns.ask(query).toCompletableFuture();
    }

    private static MXRecord mx() {
        return new MXRecord(
                Name.fromConstantString("example.org."),
                DClass.IN,
                300,
                10,
                Name.fromConstantString("mail.example.net."));
    }

    private static Server authority(String name, String address) {
        return Server.authority(DomainName.of(name), InetAddresses.forString(address));
    }
}
