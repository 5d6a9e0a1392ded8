package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenericNameTest {
    @Test
    void fires() {
        assertEquals(
                "mail.example.org (192.31.196.25) has the network's default name 25-196-31-192.dsl.example.net",
                Reversed.judge(new GenericName(), Reversed.PTR + "25-196-31-192.dsl.example.net.")
                        .get(0)
                        .title());
    }

    @Test
    void staysSilentOnANameInTheDomainItself() {
        assertEquals(List.of(), Reversed.judge(new GenericName(), Reversed.PTR + "static-1.example.org."));
    }

    @Test
    void staysSilentWhenOneNameWasChosen() {
        assertEquals(
                List.of(),
                Reversed.judge(
                        new GenericName(), Reversed.PTR + "dyn-7.example.net.\n" + Reversed.PTR + "mail.example.org."));
    }

    @Test
    void staysSilentOnAProvidersHost() {
        assertEquals(List.of(), Reversed.judge(new GenericName(), FakeDns.zone("""
                        example.org. MX 1 smtp.google.com.
                        smtp.google.com. A 192.31.196.25
                        25.196.31.192.in-addr.arpa. PTR dyn-7.example.net.
                        """)));
    }

    @Test
    void staysSilentOnANamelessAddress() {
        assertEquals(List.of(), Reversed.judge(new GenericName(), ""));
    }
}
