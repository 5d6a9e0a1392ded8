package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultNameTest {
    @ParameterizedTest
    @CsvSource({
        "192-31-196-25.example.net",
        "25.196.31.192.example.net",
        "ip192.31.196.25.example.net",
        "h192x31x196x25.example.net",
        "host192031196025.example.net",
        "xc01fc419.example.net",
        "static-7.example.net",
        "pool12-a.example.net",
        "7.dyn.example.net",
        "static.25.196.31.192.clients.example.co.uk",
    })
    void isMadeUpByTheThousand(String name) {
        assertEquals(true, isDefault(name, "192.31.196.25"));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.net",
        "mx1.example.net",
        "static.example.net",
        "pool.example.net",
        "dynamo7.example.net",
        "1-192-31-196-2.example.net",
        "192-31-196-251.example.net",
        "mail.pool24.net",
        "99999999999999999999.example.net",
        "la-in-f27.example.net",
    })
    void wasChosen(String name) {
        assertEquals(false, isDefault(name, "192.31.196.25"));
    }

    @ParameterizedTest
    @CsvSource({
        "2620-4f-8000--25.example.net, 2620:4f:8000::25, true",
        "2620004f800000010002000300040025.example.net, 2620:4f:8000:1:2:3:4:25, true",
        "2620-004f-8000-0001-0002-0003-0004-0025.example.net, 2620:4f:8000:1:2:3:4:25, true",
        "h0002000300040025.example.net, 2620:4f:8000:1:2:3:4:25, true",
        "mx25.example.net, 2620:4f:8000::25, false",
        "h0000000000000025.example.net, 2620:4f:8000::26, false",
    })
    void knowsIpv6(String name, String address, boolean madeUp) {
        assertEquals(madeUp, isDefault(name, address));
    }

    private static boolean isDefault(String name, String address) {
        return new DefaultName(DomainName.of(name)).isOf(InetAddresses.forString(address));
    }
}
