package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that hosts give, and what the DNS knows of them. */
class SmtpNamesTest {
    private static final String PTR = "1.25.253.5.in-addr.arpa. PTR ";

    @Test
    void oneNameEverywhere() {
        assertEquals(
                List.of(), named("mx1.example.org", PTR + "mx1.example.org.").told());
    }

    @Test
    void asksNothingNewOfAHostThatGivesItsOwnName() {
        Served served = named("mx1.example.org", PTR + "mx1.example.org.");
        served.told();

        assertEquals(
                List.of(
                        "example.org TXT",
                        "example.org MX",
                        "_mta-sts.example.org TXT",
                        "mx1.example.org A",
                        "mx1.example.org AAAA",
                        "_25._tcp.mx1.example.org TLSA",
                        "1.25.253.5.in-addr.arpa PTR"),
                served.dns.asked().stream().map(Object::toString).toList());
    }

    @Test
    void anotherNameOfTheSameHouseIsARemark() {
        assertEquals(
                List.of("notice ptr.banner_mismatch 5.253.25.1"),
                named("server7.example.org", PTR + "mx1.example.org.\nserver7.example.org. A 5.253.25.1")
                        .told());
    }

    @Test
    void aNameOfAnotherHouse() {
        assertEquals(
                List.of("warning ptr.banner_mismatch 5.253.25.1"),
                named("mx1.example.org", PTR + "static-5-253-25-1.example.net.").told());
    }

    @Test
    void anyOfSeveralNamesWillDo() {
        assertEquals(
                List.of(),
                named("mx1.example.org", PTR + "mx1.example.org.\n" + PTR + "old.example.net.")
                        .told());
    }

    @Test
    void anAddressWithoutNameIsAnotherTopic() {
        assertEquals(List.of(), named("mx1.example.org", "").told());
    }

    @Test
    void aNameThatDoesNotExist() {
        assertEquals(
                List.of("warning helo.unresolvable 5.253.25.1"),
                named("mail.intern.example.org", PTR + "mx1.example.org.").told());
    }

    @Test
    void whatIsNoFullName() {
        for (String said : List.of("localhost", "mail", "_", "x".repeat(70) + ".example.org")) {
            assertEquals(
                    List.of("warning helo.unresolvable 5.253.25.1"),
                    named(said, PTR + "mx1.example.org.").told(),
                    said);
        }
    }

    @Test
    void anAddressInBracketsIsLawful() {
        assertEquals(List.of(), named("[5.253.25.1]", PTR + "mx1.example.org.").told());
    }

    @Test
    void aNameThatCouldNotBeLookedUpMayExist() {
        Served served = named("mail.example.net", PTR + "mail.example.net.");
        served.dns.failing("mail.example.net A").failing("mail.example.net AAAA");

        assertEquals(List.of(), served.told());
    }

    @Test
    void aNameWithIpv6AloneExists() {
        assertEquals(
                List.of(),
                named("mail.example.net", PTR + "mail.example.net.\nmail.example.net. AAAA 2a01:4f8::9")
                        .told());
    }

    @Test
    void poolsOfProvidersAreLeftAlone() {
        Served served = new Served(
                FakeDns.zone("""
                        example.org. MX 1 smtp.google.com.
                        smtp.google.com. A 142.250.1.26
                        26.1.250.142.in-addr.arpa. PTR xx-in-f26.1e100.net.
                        """),
                new FakeSmtp()
                        .at(
                                "142.250.1.26",
                                Script.healthy("smtp.google.com")
                                        .replying(Stage.EHLO, "250-mx.google.com at your service", "250 STARTTLS")));

        assertEquals(List.of(), served.told());
    }

    private static Served named(String said, String more) {
        return new Served(
                FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.253.25.1
                        """ + more + "\n"),
                new FakeSmtp()
                        .at(
                                Served.IPV4,
                                Served.healthy1()
                                        .replying(Stage.EHLO, "250-" + said + " at your service", "250 STARTTLS")));
    }
}
