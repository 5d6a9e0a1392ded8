package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfRecordTest {
    @ParameterizedTest
    @ValueSource(strings = {"v=spf1", "V=SPF1 -all", "v=spf1 "})
    void isAnSpfRecord(String txt) {
        assertTrue(SpfRecord.isSpf(txt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=spf10", "v=spf1-all", " v=spf1 -all", "v=spf1\t-all", "v=spf"})
    void isNoSpfRecord(String txt) {
        assertFalse(SpfRecord.isSpf(txt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "-ALL",
                "include:_spf.example.net",
                "include:example.org.",
                "a",
                "a/24",
                "a//64",
                "a/0//0",
                "a/24//64",
                "a:example.net/32//128",
                "a:foo:bar/baz.example.com",
                "a:example.com/24.example.org",
                "a:example.xn--p1ai",
                "mx:mail.example.org",
                "mx//0",
                "ptr",
                "ptr:example.org",
                "ip4:192.0.2.1",
                "ip4:192.0.2.0/24",
                "ip4:0.0.0.0/0",
                "ip6:2001:db8::/32",
                "ip6:::1.1.1.1/0",
                "ip6:::ffff:192.0.2.1",
                "exists:%{i}._spf.%{d2}",
                "exists:%{ir}.%{l1r+-}._spf.%{d}",
                "include:%{d}",
                "include:x%%",
                "redirect=_spf.example.net",
                "exp=explain._spf.%{d}",
                "moo=",
                "moo.cow-far_out=man:dog/cat",
                "default=pass"
            })
    void understands(String term) {
        assertEquals(List.of(), SpfRecord.parse("v=spf1 " + term).errors());
    }

    @ParameterizedTest
    @CsvSource({
        "moo, TERM, 7",
        "-moo:example.org, TERM, 8",
        "all:foo, TERM, 10",
        "-all., TERM, 8",
        "all/8, TERM, 10",
        "include, TERM, 14",
        "include/24, TERM, 14",
        "include:, DOMAIN, 15",
        "include:localhost, DOMAIN, 15",
        "include:example..org., DOMAIN, -1",
        "a:example.com:8080, DOMAIN, 17",
        "a:111.222.33.44, DOMAIN, 20",
        "a:example.-com, DOMAIN, 17",
        "a:example.com//, IP, 20",
        "a/33, IP, 8",
        "a//129, IP, 8",
        "a/024, IP, 8",
        "mx:, DOMAIN, 10",
        "mx:/24, DOMAIN, 10",
        "ip4, IP, 10",
        "ip4:, IP, 10",
        "ip4:5.300.1.1, IP, 11",
        "ip4:5.1.2.3/99, IP, 18",
        "ip4:1.2.3, IP, 11",
        "ip4:01.2.3.4, IP, 11",
        "ip4:1.2.3.4//32, IP, 18",
        "ip4:2001:db8::1, IP, 11",
        "ip6:192.0.2.1, IP, 11",
        "ip6:2001:db8::g, IP, 11",
        "ip6:2001:db8::/129, IP, 21",
        "exists:%{z}.example.org, MACRO, 16",
        "exists:%{c}.example.org, MACRO, 16",
        "exists:%{d0}.example.org, MACRO, 17",
        "exists:%{}.example.org, MACRO, 14",
        "exists:%{d.example.org, MACRO, 14",
        "exists:100%.example.org, MACRO, 17",
        "foo=%abc, MACRO, 11",
        "redirect=, DOMAIN, 16",
        "-redirect=example.org, TERM, 8",
        "moo.cow/far_out=man, TERM, 7",
        "includ:_spf.example.com, TERM, 7",
    })
    void saysWhereTheMistakeIs(String term, SpfError.Kind kind, int position) {
        List<SpfError> errors = SpfRecord.parse("v=spf1 " + term + " -all").errors();

        // Empty labels in the middle are the DNS's business, not the grammar's.
        if (position < 0) {
            assertEquals(List.of(), errors);
            return;
        }
        assertEquals(1, errors.size());
        assertEquals(kind, errors.get(0).kind());
        assertEquals(position, errors.get(0).position());
        assertTrue(errors.get(0).length() > 0);
    }

    @Test
    void takesOctetsOutsideAsciiAndTabsForMistakes() {
        assertEquals(
                14, SpfRecord.parse("v=spf1 a:ex\u00e4mple.org").errors().get(0).position() + 3);
        assertFalse(SpfRecord.parse("v=spf1 a:b.org\t-all").isValid());
    }

    @Test
    void goesOnBehindAMistake() {
        SpfRecord record = SpfRecord.parse("v=spf1 ip4:300.0.0.1 mx includ:a.example ~all");

        assertEquals(2, record.errors().size());
        assertEquals(2, record.directives().size());
    }

    @Test
    void refusesAModifierTwiceUnlessNobodyKnowsIt() {
        assertEquals(
                SpfError.Kind.DUPLICATE,
                SpfRecord.parse("v=spf1 redirect=a.example redirect=b.example")
                        .errors()
                        .get(0)
                        .kind());
        assertTrue(SpfRecord.parse("v=spf1 moo=1 moo=2 -all").isValid());
    }

    @Test
    void readsMacros() {
        Term.Directive exists = SpfRecord.parse("v=spf1 exists:%{L3r.-}.spf%%.example.org")
                .directives()
                .get(0);

        assertEquals(
                List.of(
                        new MacroString.Macro('L', OptionalInt.of(3), true, ".-"),
                        new MacroString.Literal(".spf%.example.org")),
                ((Mechanism.Exists) exists.mechanism()).domain().parts());
    }

    @Test
    void readsQualifiersNetworksAndDefaults() {
        List<Term.Directive> directives =
                SpfRecord.parse("v=spf1 ?ip4:192.0.2.0/25 ~mx:example.net//56").directives();

        assertEquals(Qualifier.NEUTRAL, directives.get(0).qualifier());
        Network network = ((Mechanism.Ip) directives.get(0).mechanism()).network();
        assertEquals(25, network.prefix());
        assertTrue(network.contains(com.google.common.net.InetAddresses.forString("192.0.2.127")));
        assertFalse(network.contains(com.google.common.net.InetAddresses.forString("192.0.2.128")));
        assertFalse(network.contains(com.google.common.net.InetAddresses.forString("2001:db8::1")));
        Mechanism.Mx mx = (Mechanism.Mx) directives.get(1).mechanism();
        assertEquals(Optional.of(DomainName.of("example.net")), mx.domain().flatMap(MacroString::name));
        assertEquals(32, mx.prefix4());
        assertEquals(56, mx.prefix6());
    }

    @Test
    void printsItselfBack() {
        assertEquals(
                "v=spf1 include:_spf.example.net -ALL exp=x.example",
                SpfRecord.parse("v=spf1   include:_spf.example.net -ALL  exp=x.example ")
                        .toString());
    }

    @Test
    void givesUpATerm() {
        SpfRecord record = SpfRecord.parse("v=spf1 mx include:gone.example ~all");

        assertEquals("v=spf1 mx ~all", record.without(record.terms().get(1)).toString());
    }

    @Test
    void stopsAtAll() {
        SpfRecord record = SpfRecord.parse("v=spf1 mx -all a redirect=example.net");

        assertEquals(2, record.reachable().size());
        assertEquals(Optional.empty(), record.redirect());
    }

    @Test
    void mergesRecordsWithoutRefusingAnybody() {
        assertEquals(
                "v=spf1 include:_spf.example.net mx include:other.example ip4:192.0.2.7 ~all",
                SpfRecord.merged(List.of(
                                SpfRecord.parse("v=spf1 include:_spf.example.net mx -all"),
                                SpfRecord.parse("v=spf1 MX redirect=other.example"),
                                SpfRecord.parse("v=spf1 ip4:192.0.2.7 bad: ~all")))
                        .toString());
    }
}
