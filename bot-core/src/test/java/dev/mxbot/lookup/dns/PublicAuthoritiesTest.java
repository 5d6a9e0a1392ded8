package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.FakeDns;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAuthoritiesTest {
    private static final Query MX = Query.of(DomainName.of("example.org"), RecordType.MX);

    private final FakeDns world = FakeDns.zone("example.org. MX 10 mail.example.org.");
    private final Dns dns = new PublicAuthorities(world, Clock.fixed(FakeDns.AT, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.0.0.53", "169.254.169.254", "192.168.1.1", "::1", "fd00::53", "64:ff9b::a00:1"})
    void contactsNoPrivateAddress(String address) {
        Answer answer = ask(MX.at(authority(address)));

        assertEquals(
                Answer.Reason.UNREACHABLE,
                assertInstanceOf(Answer.Unanswered.class, answer).reason());
        assertEquals(List.of(), world.asked());
    }

    @Test
    void saysWhyItDidNotAsk() {
        assertEquals(
                "not contacted: 10.0.0.0/8, private use, RFC 1918",
                assertInstanceOf(Answer.Unanswered.class, ask(MX.at(authority("10.0.0.53"))))
                        .detail());
    }

    @Test
    void contactsPublicAddressesAndResolversAnywhere() {
        assertInstanceOf(Answer.Records.class, ask(MX));
        assertInstanceOf(Answer.Records.class, ask(MX.at(authority("192.31.196.1"))));
        assertInstanceOf(
                Answer.Records.class,
                ask(MX.at(Server.resolver(new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 53)))));
    }

    private static Server authority(String address) {
        return Server.authority(DomainName.of("ns1.example.net"), InetAddresses.forString(address));
    }

    private Answer ask(Query query) {
        return dns.ask(query).toCompletableFuture().join();
    }
}
