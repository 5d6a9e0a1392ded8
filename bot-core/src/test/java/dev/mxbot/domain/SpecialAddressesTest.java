package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0/8",
        "10.255.0.1, 10.0.0.0/8",
        "100.64.0.1, 100.64.0.0/10",
        "100.127.255.255, 100.64.0.0/10",
        "127.0.0.53, 127.0.0.0/8",
        "169.254.169.254, 169.254.0.0/16",
        "172.16.0.1, 172.16.0.0/12",
        "172.31.255.254, 172.16.0.0/12",
        "192.0.0.8, 192.0.0.0/24",
        "192.0.2.7, 192.0.2.0/24",
        "192.88.99.1, 192.88.99.0/24",
        "192.168.1.1, 192.168.0.0/16",
        "198.19.255.255, 198.18.0.0/15",
        "198.51.100.7, 198.51.100.0/24",
        "203.0.113.9, 203.0.113.0/24",
        "239.1.2.3, 224.0.0.0/4",
        "250.0.0.1, 240.0.0.0/4",
        "255.255.255.255, 255.255.255.255/32",
        "::, ::/128",
        "::1, ::1/128",
        "::192.0.2.1, ::/96",
        "64:ff9b:1::5, 64:ff9b:1::/48",
        "100::5, 100::/64",
        "2001::1, 2001::/32",
        "2001:2::1, 2001:2::/48",
        "2001:10::1, 2001:10::/28",
        "2001:2f:1::1, 2001:20::/28",
        "2001:1ff::1, 2001::/23",
        "2001:db8::25, 2001:db8::/32",
        "3fff:fff::1, 3fff::/20",
        "5f00::1, 5f00::/16",
        "fd12:3456::1, fc00::/7",
        "fe80::1, fe80::/10",
        "fec0::1, fec0::/10",
        "ff02::1, ff00::/8",
        "4000::1, ::/0",
    })
    void isSpecial(String address, String prefix) {
        assertEquals(
                Optional.of(prefix),
                SpecialAddresses.rangeOf(InetAddresses.forString(address)).map(SpecialRange::prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.31.196.25",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db9::1",
                "2620:4f:8000::25",
                "3fff:1000::1",
            })
    void isPublic(String address) {
        assertEquals(Optional.empty(), SpecialAddresses.rangeOf(InetAddresses.forString(address)));
    }

    @Test
    void translatedAddressesArePrivateAsTheOneInside() {
        assertEquals(
                Optional.of("64:ff9b::/96, NAT64 of 10.0.0.0/8 (private use), RFC 6052"), label("64:ff9b::10.1.2.3"));
        assertEquals(
                Optional.of("2002::/16, 6to4 of 192.168.0.0/16 (private use), RFC 3056"), label("2002:c0a8:101::1"));
        assertEquals(Optional.empty(), label("64:ff9b::192.31.196.25"));
        assertEquals(Optional.empty(), label("2002:c01f:c419::1"));
    }

    @Test
    void mappedAddressIsNoAddressOfTheInternet() throws UnknownHostException {
        byte[] octets = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 31, (byte) 196, 25};

        assertEquals(
                Optional.of("::ffff:0:0/96"),
                SpecialAddresses.rangeOf(Inet6Address.getByAddress("mail.example.org", octets, -1))
                        .map(SpecialRange::prefix));
    }

    private static Optional<String> label(String address) {
        return SpecialAddresses.rangeOf(InetAddresses.forString(address)).map(SpecialRange::label);
    }
}
