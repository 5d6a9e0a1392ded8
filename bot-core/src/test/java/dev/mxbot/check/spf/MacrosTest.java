package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.testing.FakeDns;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Macros (RFC 7208 section 7) and the explanation (section 6.2), which shows what they expand to. */
class MacrosTest {
    private static final String FROM = "strong-bad@email.example.com";

    /** The table of section 7.4, and more. */
    static Stream<String> expansions() {
        return """
                %{s}                              strong-bad@email.example.com
                %{o}                              email.example.com
                %{d}                              email.example.com
                %{d4}                             email.example.com
                %{d3}                             email.example.com
                %{d2}                             example.com
                %{d1}                             com
                %{dr}                             com.example.email
                %{d2r}                            example.email
                %{l}                              strong-bad
                %{l-}                             strong.bad
                %{lr}                             strong-bad
                %{lr-}                            bad.strong
                %{l1r-}                           strong
                %{ir}.%{v}._spf.%{d2}             3.2.0.192.in-addr._spf.example.com
                %{lr-}.lp._spf.%{d2}              bad.strong.lp._spf.example.com
                %{lr-}.lp.%{ir}.%{v}._spf.%{d2}   bad.strong.lp.3.2.0.192.in-addr._spf.example.com
                %{ir}.%{v}.%{l1r-}.lp._spf.%{d2}  3.2.0.192.in-addr.strong.lp._spf.example.com
                %{d2}.trusted-domains.example.net example.com.trusted-domains.example.net
                %{D2}                             example.com
                %{S}                              strong-bad%40email.example.com
                %{l+-}                            strong.bad
                %{d99999999999999999999}          email.example.com
                a%%b%-c                           a%b%20c
                %{c}                              192.0.2.3
                %{r}                              unknown
                %{t}                              1795183331
                %{p}                              unknown
                %{h}                              mx.helo.example
                """.lines();
    }

    @ParameterizedTest
    @MethodSource("expansions")
    void expandAsTheStandardSays(String line) {
        String[] words = line.strip().split(" +", -1);

        assertEquals(Optional.of(words[1]), explained("192.0.2.3", FROM, words[0]));
    }

    @Test
    void anIpv6AddressIsNibblesOrShort() {
        assertEquals(
                Optional.of("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.E.B.A.B.E.F.A.C.ip6 cafe:babe::1"),
                explained("CAFE:BABE::1", FROM, "%{ir}.%{v} %{c}"));
        assertEquals(Optional.of("192.0.2.3 in-addr"), explained("::ffff:192.0.2.3", FROM, "%{i} %{v}"));
    }

    @Test
    void upperCaseEscapesWhatAnUrlCannotHold() {
        assertEquals(
                Optional.of("http://x.example/?l=~a%26b%3Dc-d_e.f%C3%A4"),
                explained("192.0.2.3", "~a&b=c-d_e.fä@email.example.com", "http://x.example/?l=%{L}"));
    }

    @Test
    void theNullSenderIsPostmasterAtTheHeloName() {
        assertEquals(Optional.of("postmaster@mx.helo.example"), explained("192.0.2.3", "", "%{s}"));
        assertEquals(Optional.of("postmaster@email.example.com"), explained("192.0.2.3", "@email.example.com", "%{s}"));
    }

    @Test
    void aLongNameLosesLabelsFromTheLeft() {
        String label = "a123456789b123456789c123456789d123456789e123456789f123456789";
        // Four times 60 octets and "cut.example" are 255 characters: the first label goes.
        FakeDns cut = FakeDns.zone("email.example.com. TXT \"v=spf1 exists:%{l}.%{l}.%{l}.%{l}.cut.example -all\"\n"
                + (label + ".").repeat(3) + "cut.example. A 127.0.0.2\n");
        assertEquals(
                "pass",
                Asking.receiver(cut, "email.example.com", "192.0.2.3", label + "@x.example", "")
                        .result()
                        .word());
    }

    @Test
    void theValidatedNameIsTheDomainOrBelowItWhereThereIsSuchAName() {
        String zone = """
                email.example.com.       TXT "v=spf1 exp=why.example.net -all"
                why.example.net.         TXT "%{p}"
                3.2.0.192.in-addr.arpa.  PTR other.example.net.
                3.2.0.192.in-addr.arpa.  PTR liar.email.example.com.
                3.2.0.192.in-addr.arpa.  PTR host.email.example.com.
                other.example.net.       A 192.0.2.3
                host.email.example.com.  A 192.0.2.3
                """;

        assertEquals(Optional.of("host.email.example.com"), explained(FakeDns.zone(zone), "192.0.2.3"));
        assertEquals(
                Optional.of("other.example.net"),
                explained(FakeDns.zone(zone).failing("host.email.example.com A"), "192.0.2.3"));
        assertEquals(
                Optional.of("unknown"),
                explained(FakeDns.zone(zone).failing("3.2.0.192.in-addr.arpa PTR"), "192.0.2.3"));
    }

    @Test
    void anOddNameFromAMacroIsNoMatchAndAsksNobody() {
        FakeDns dns = FakeDns.zone("email.example.com. TXT \"v=spf1 a:%{h} a:%{H} a:%{l}..example.com +all\"\n");

        SenderVerdict verdict = Asking.receiver(dns, "email.example.com", "192.0.2.3", FROM, "JUMPIN' JUPITER");

        assertEquals("pass", verdict.result().word());
        assertEquals(0, verdict.voidLookups());
        assertEquals(1, dns.asked().size());
    }

    static Stream<String> faults() {
        return Stream.of("\"%{z}\"", "\"%\"", "\"caf\\195\\169\"", "\"\"", "\"one\"\nwhy.example.net. TXT \"two\"");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTheExplanationCostsTheExplanationAlone(String text) {
        FakeDns dns = FakeDns.zone(
                "email.example.com. TXT \"v=spf1 exp=why.example.net -all\"\nwhy.example.net. TXT " + text + "\n");

        SenderVerdict verdict = Asking.receiver(dns, "email.example.com", "192.0.2.3", FROM, "");

        assertEquals("fail", verdict.result().word());
        assertEquals(Optional.empty(), verdict.explanation());
    }

    @Test
    void anExplanationThatCannotBeLookedUpIsNone() {
        FakeDns dns = FakeDns.zone("email.example.com. TXT \"v=spf1 exp=why.example.net -all\"")
                .failing("why.example.net TXT");

        assertEquals(Optional.empty(), explained(dns, "192.0.2.3"));
        assertEquals(
                "fail",
                Asking.receiver(dns, "email.example.com", "192.0.2.3", FROM, "")
                        .result()
                        .word());
    }

    @Test
    void theExplanationIsThatOfTheRecordThatDecides() {
        String zone = """
                email.example.com.  TXT "v=spf1 include:inner.example.net -all exp=outer-why.example.net"
                inner.example.net.  TXT "v=spf1 -all exp=inner-why.example.net"
                moved.example.com.  TXT "v=spf1 redirect=inner.example.net exp=outer-why.example.net"
                outer-why.example.net. TXT "outer"
                inner-why.example.net. TXT "in" "ner of %{d}"
                """;

        assertEquals(Optional.of("outer"), explained(FakeDns.zone(zone), "192.0.2.3"));
        assertEquals(
                Optional.of("inner of inner.example.net"),
                Asking.receiver(FakeDns.zone(zone), "moved.example.com", "192.0.2.3", FROM, "")
                        .explanation());
    }

    @Test
    void anEndlessExplanationIsCut() {
        FakeDns dns = FakeDns.zone("email.example.com. TXT \"v=spf1 exp=why.example.net -all\"\nwhy.example.net. TXT "
                + ("\"" + "%{s}".repeat(60) + "\" ").repeat(100) + "\n");

        String said = Asking.receiver(dns, "email.example.com", "192.0.2.3", "x".repeat(500) + "@y.example", "")
                .explanation()
                .orElseThrow();
        assertTrue(said.length() <= 4600, "" + said.length());
    }

    private static Optional<String> explained(String ip, String mailFrom, String text) {
        FakeDns dns = FakeDns.zone("""
                email.example.com.  TXT "v=spf1 exp=why.example.net -all"
                why.example.net.    TXT "%s"
                """.formatted(text));
        return Asking.receiver(dns, "email.example.com", ip, mailFrom, "mx.helo.example")
                .explanation();
    }

    private static Optional<String> explained(FakeDns dns, String ip) {
        return Asking.receiver(dns, "email.example.com", ip, FROM, "").explanation();
    }
}
