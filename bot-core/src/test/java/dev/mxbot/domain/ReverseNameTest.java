package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.api.Test;

class ReverseNameTest {
    @Test
    void reversesOctets() {
        assertEquals("7.100.51.198.in-addr.arpa", of("198.51.100.7"));
    }

    @Test
    void reversesNibbles() {
        assertEquals("5.2.0.0.e.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", of("2001:db8::fe:25"));
    }

    private static String of(String address) {
        return ReverseName.of(InetAddresses.forString(address)).text();
    }
}
