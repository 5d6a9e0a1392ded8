package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.testing.FakeDns;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of RFC 7208, section by section, on records of our own and on those of its appendix A. */
class CheckHostTest {
    /** Appendix A of RFC 7208, with the records of its examples below other names. */
    private static final String APPENDIX = """
            example.com.            MX 10 mail-a.example.com.
            example.com.            MX 20 mail-b.example.com.
            example.com.            A 192.0.2.10
            example.com.            A 192.0.2.11
            amy.example.com.        A 192.0.2.65
            bob.example.com.        A 192.0.2.66
            mail-a.example.com.     A 192.0.2.129
            mail-b.example.com.     A 192.0.2.130
            example.org.            MX 10 mail-c.example.org.
            mail-c.example.org.     A 192.0.2.140
            10.2.0.192.in-addr.arpa.   PTR example.com.
            65.2.0.192.in-addr.arpa.   PTR amy.example.com.
            66.2.0.192.in-addr.arpa.   PTR bob.example.com.
            129.2.0.192.in-addr.arpa.  PTR mail-a.example.com.
            130.2.0.192.in-addr.arpa.  PTR mail-b.example.com.
            140.2.0.192.in-addr.arpa.  PTR mail-c.example.org.
            4.0.0.10.in-addr.arpa.     PTR bob.example.com.
            """;

    private static final String RECORDS = """
            ; 4.3 and 4.5
            two.test.        TXT "v=spf1 -all"
            two.test.        TXT "v=spf1 +all"
            text.test.       TXT "just some text"
            ten.test.        TXT "v=spf10 -all"
            blank.test.      TXT " v=spf1 -all"
            upper.test.      TXT "V=SPF1 IP4:192.0.2.1 -ALL"
            joined.test.     TXT "v=sp" "f1 ip4:192" ".0.2.1 -all"
            noise.test.      TXT "\\195\\164 v=spf1"
            noise.test.      TXT "v=spf1 -all"
            octets.test.     TXT "v=spf1 a:\\195\\164.example.test -all"
            control.test.    TXT "v=spf1 a:ctrl.example.test\\013ptr -all"
            spaces.test.     TXT "v=spf1   ip4:192.0.2.1   -all  "
            bare.test.       TXT "v=spf1"
            old.test.        SPF "v=spf1 +all"
            old.test.        MX 10 mail.old.test.
            ; 4.6: a mistake anywhere
            behind.test.     TXT "v=spf1 ip4:192.0.2.1 -all ipp4:192.0.2.2"
            twice.test.      TXT "v=spf1 redirect=a.test redirect=b.test"
            exptwice.test.   TXT "v=spf1 +all exp=a.test exp=b.test"
            unknown.test.    TXT "v=spf1 foo=bar foo=bar default=x%%y +all"
            badmod.test.     TXT "v=spf1 foo=%{z} +all"
            redirectcolon.test. TXT "v=spf1 redirect:a.test"
            ; 5.1
            neutral.test.    TXT "v=spf1 ?all"
            soft.test.       TXT "v=spf1 ~all"
            allarg.test.     TXT "v=spf1 all."
            allcidr.test.    TXT "v=spf1 -all/8"
            ; 5.3
            a.test.          TXT "v=spf1 a -all"
            a.test.          A 192.0.2.1
            a.test.          AAAA 2001:db8::1
            acidr.test.      TXT "v=spf1 a:a.test/24 -all"
            acidr0.test.     TXT "v=spf1 a:a.test/0 -all"
            acidr6.test.     TXT "v=spf1 a:a.test//64 -all"
            acidr60.test.    TXT "v=spf1 a:a.test//0 -all"
            abad4.test.      TXT "v=spf1 a:a.test/33 -all"
            abad6.test.      TXT "v=spf1 a:a.test//129 -all"
            azero.test.      TXT "v=spf1 a:a.test/032 -all"
            acname.test.     TXT "v=spf1 a:alias.test -all"
            alias.test.      CNAME a.test.
            anumber.test.    TXT "v=spf1 a:111.222.33.44 -all"
            atop.test.       TXT "v=spf1 a:museum -all"
            atopdot.test.    TXT "v=spf1 a:museum. -all"
            adot.test.       TXT "v=spf1 a:a.test. -all"
            acolon.test.     TXT "v=spf1 a:a:b/c.a.test -all"
            a:b/c.a.test.    A 192.0.2.77
            aempty.test.     TXT "v=spf1 a: -all"
            adots.test.      TXT "v=spf1 a:a..test -all"
            along.test.      TXT "v=spf1 a:a123456789b123456789c123456789d123456789e123456789f123456789g123.test ip4:192.0.2.1 -all"
            afail.test.      TXT "v=spf1 a:broken.test +all"
            afirst.test.     TXT "v=spf1 ip4:192.0.2.1 a:broken.test -all"
            ; 5.4
            mx.test.         TXT "v=spf1 mx -all"
            mx.test.         MX 10 m1.mx.test.
            mx.test.         MX 20 m2.mx.test.
            m1.mx.test.      A 192.0.2.31
            m2.mx.test.      A 192.0.2.32
            m2.mx.test.      AAAA 2001:db8::32
            nullmx.test.     TXT "v=spf1 mx -all"
            nullmx.test.     MX 0 .
            mxnone.test.     TXT "v=spf1 mx ?all"
            mxfail.test.     TXT "v=spf1 mx:half.test -all"
            half.test.       MX 10 m1.mx.test.
            half.test.       MX 20 broken.test.
            ; 5.5
            ptr.test.        TXT "v=spf1 ptr -all"
            host.ptr.test.   A 192.0.2.41
            41.2.0.192.in-addr.arpa. PTR host.ptr.test.
            42.2.0.192.in-addr.arpa. PTR host.ptr.test.
            43.2.0.192.in-addr.arpa. PTR broken.test.
            43.2.0.192.in-addr.arpa. PTR x43.ptr.test.
            x43.ptr.test.    A 192.0.2.43
            host6.ptr.test.  AAAA cafe:babe::1
            1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.e.b.a.b.e.f.a.c.ip6.arpa. PTR host6.ptr.test.
            ptrother.test.   TXT "v=spf1 ptr:ptr.test -all"
            ptrcidr.test.    TXT "v=spf1 ptr/0 -all"
            ptrempty.test.   TXT "v=spf1 ptr: -all"
            ; 5.6
            ip.test.         TXT "v=spf1 ip4:192.0.2.0/25 ip6:2001:db8:1::/48 -all"
            ipzero.test.     TXT "v=spf1 ip4:0.0.0.0/0 -all"
            ip6zero.test.    TXT "v=spf1 ip6:::/0 -all"
            ipmapped.test.   TXT "v=spf1 ip6:::ffff:192.0.2.1 -all"
            ipbare.test.     TXT "v=spf1 ip4 -all"
            ipshort.test.    TXT "v=spf1 ip4:192.0.2 -all"
            ipport.test.     TXT "v=spf1 ip4:192.0.2.1:25 -all"
            ipdual.test.     TXT "v=spf1 ip4:192.0.2.1//32 -all"
            ip6bad.test.     TXT "v=spf1 ip6:2001:db8::/129 -all"
            ip6cidr4.test.   TXT "v=spf1 ip6:::1.1.1.1//33 -all"
            ; 5.7
            exists.test.     TXT "v=spf1 exists:a.test -all"
            exists6.test.    TXT "v=spf1 exists:only6.test -all"
            only6.test.      AAAA 2001:db8::1
            existscidr.test. TXT "v=spf1 exists:a.test/24 -all"
            existsbare.test. TXT "v=spf1 exists -all"
            existsfail.test. TXT "v=spf1 exists:broken.test +all"
            ; 5.2
            incpass.test.    TXT "v=spf1 include:one.test -all"
            incsoft.test.    TXT "v=spf1 include:soft.test +all"
            incneutral.test. TXT "v=spf1 include:neutral.test -all"
            incfail.test.    TXT "v=spf1 include:refuse.test +all"
            incminus.test.   TXT "v=spf1 -include:one.test +all"
            incnone.test.    TXT "v=spf1 include:text.test +all"
            incgone.test.    TXT "v=spf1 include:gone.test +all"
            inctemp.test.    TXT "v=spf1 include:broken.test +all"
            incperm.test.    TXT "v=spf1 include:allarg.test +all"
            incempty.test.   TXT "v=spf1 include: +all"
            inccidr.test.    TXT "v=spf1 include:one.test/24 +all"
            incdots.test.    TXT "v=spf1 include:one..test +all"
            one.test.        TXT "v=spf1 ip4:192.0.2.1 -all"
            refuse.test.     TXT "v=spf1 -all"
            ; 6.1
            redirect.test.   TXT "v=spf1 ip4:192.0.2.9 redirect=one.test"
            redall.test.     TXT "v=spf1 redirect=gone.test ?all"
            rednone.test.    TXT "v=spf1 redirect=gone.test"
            redempty.test.   TXT "v=spf1 redirect="
            redloop.test.    TXT "v=spf1 redirect=redloop.test"
            incloop.test.    TXT "v=spf1 include:incloop.test -all"
            redmacro.test.   TXT "v=spf1 redirect=%{l}.test"
            """;

    private static final FakeDns DNS = FakeDns.zone(RECORDS)
            .failing("broken.test A")
            .failing("broken.test AAAA")
            .failing("broken.test TXT", dev.mxbot.lookup.dns.Answer.Reason.SERVFAIL);

    private static final String CASES = """
            # 4.3: no domain that could have a policy
            none      localhost          192.0.2.1
            none      .                  192.0.2.1
            none      a..test            192.0.2.1
            none      [192.0.2.1]        192.0.2.1
            none      a123456789b123456789c123456789d123456789e123456789f123456789g123.test 192.0.2.1
            # 4.4 and 4.5
            none      gone.test          192.0.2.1
            none      text.test          192.0.2.1
            none      ten.test           192.0.2.1
            none      blank.test         192.0.2.1
            none      old.test           192.0.2.1
            temperror broken.test        192.0.2.1
            permerror two.test           192.0.2.1
            pass      upper.test         192.0.2.1
            pass      UPPER.test.        192.0.2.1
            pass      joined.test        192.0.2.1
            fail      noise.test         192.0.2.1
            permerror octets.test        192.0.2.1
            permerror control.test       192.0.2.1
            pass      spaces.test        192.0.2.1
            fail      spaces.test        192.0.2.2
            neutral   bare.test          192.0.2.1
            # 4.6
            permerror behind.test        192.0.2.1
            permerror twice.test         192.0.2.1
            permerror exptwice.test      192.0.2.1
            pass      unknown.test       192.0.2.1
            permerror badmod.test        192.0.2.1
            permerror redirectcolon.test 192.0.2.1
            # 5.1
            neutral   neutral.test       192.0.2.1
            softfail  soft.test          192.0.2.1
            permerror allarg.test        192.0.2.1
            permerror allcidr.test       192.0.2.1
            # 5.3
            pass      a.test             192.0.2.1
            fail      a.test             192.0.2.2
            pass      a.test             2001:db8::1
            pass      a.test             ::ffff:192.0.2.1
            pass      acidr.test         192.0.2.200
            fail      acidr.test         192.0.3.1
            pass      acidr0.test        203.0.113.9
            fail      acidr0.test        2001:db8:f::9
            pass      acidr6.test        2001:db8::ffff
            fail      acidr6.test        192.0.2.2
            pass      acidr60.test       cafe::1
            fail      acidr60.test       192.0.2.2
            fail      acidr60.test       ::ffff:192.0.2.2
            permerror abad4.test         192.0.2.1
            permerror abad6.test         192.0.2.1
            permerror azero.test         192.0.2.1
            pass      acname.test        192.0.2.1
            permerror anumber.test       192.0.2.1
            permerror atop.test          192.0.2.1
            permerror atopdot.test       192.0.2.1
            pass      adot.test          192.0.2.1
            pass      acolon.test        192.0.2.77
            permerror aempty.test        192.0.2.1
            fail      adots.test         192.0.2.1
            pass      along.test         192.0.2.1
            temperror afail.test         192.0.2.1
            pass      afirst.test        192.0.2.1
            temperror afirst.test        192.0.2.2
            # 5.4
            pass      mx.test            192.0.2.32
            fail      mx.test            192.0.2.33
            pass      mx.test            2001:db8::32
            fail      nullmx.test        192.0.2.1
            neutral   mxnone.test        192.0.2.1
            pass      mxfail.test        192.0.2.31
            temperror mxfail.test        192.0.2.99
            # 5.5
            pass      ptr.test           192.0.2.41
            fail      ptr.test           192.0.2.42
            pass      ptr.test           192.0.2.43
            fail      ptr.test           192.0.2.44
            pass      ptr.test           CAFE:BABE::1
            pass      ptrother.test      192.0.2.41
            permerror ptrcidr.test       192.0.2.41
            permerror ptrempty.test      192.0.2.41
            # 5.6
            pass      ip.test            192.0.2.127
            fail      ip.test            192.0.2.128
            pass      ip.test            2001:db8:1:ffff::1
            fail      ip.test            2001:db8:2::1
            pass      ipzero.test        203.0.113.1
            fail      ipzero.test        2001:db8::1
            pass      ip6zero.test       2001:db8::1
            fail      ip6zero.test       192.0.2.1
            fail      ip6zero.test       ::ffff:192.0.2.1
            fail      ipmapped.test      ::ffff:192.0.2.1
            permerror ipbare.test        192.0.2.1
            permerror ipshort.test       192.0.2.1
            permerror ipport.test        192.0.2.1
            permerror ipdual.test        192.0.2.1
            permerror ip6bad.test        192.0.2.1
            permerror ip6cidr4.test      192.0.2.1
            # 5.7: A, for an IPv6 client too
            pass      exists.test        192.0.2.200
            pass      exists.test        2001:db8::200
            fail      exists6.test       2001:db8::200
            permerror existscidr.test    192.0.2.1
            permerror existsbare.test    192.0.2.1
            temperror existsfail.test    192.0.2.1
            # 5.2
            pass      incpass.test       192.0.2.1
            fail      incpass.test       192.0.2.2
            pass      incsoft.test       192.0.2.2
            fail      incneutral.test    192.0.2.2
            pass      incfail.test       192.0.2.2
            fail      incminus.test      192.0.2.1
            pass      incminus.test      192.0.2.2
            permerror incnone.test       192.0.2.1
            permerror incgone.test       192.0.2.1
            temperror inctemp.test       192.0.2.1
            permerror incperm.test       192.0.2.1
            permerror incempty.test      192.0.2.1
            permerror inccidr.test       192.0.2.1
            permerror incdots.test       192.0.2.1
            # 6.1
            pass      redirect.test      192.0.2.9
            pass      redirect.test      192.0.2.1
            fail      redirect.test      192.0.2.2
            neutral   redall.test        192.0.2.2
            permerror rednone.test       192.0.2.1
            permerror redempty.test      192.0.2.1
            permerror redloop.test       192.0.2.1
            permerror incloop.test       192.0.2.1
            pass      redmacro.test      192.0.2.1   one@redmacro.test
            """;

    static Stream<String> cases() {
        return CASES.lines().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsTheStandardSays(String line) {
        String[] words = line.strip().split(" +", -1);

        SenderVerdict verdict = Asking.receiver(DNS, words[1], words[2], words.length > 3 ? words[3] : "", "");

        assertEquals(words[0], verdict.result().word(), verdict.toString());
    }

    static Stream<String> appendix() {
        return """
                v=spf1 +all                                            | 192.0.2.129 192.0.2.10 203.0.113.1 |
                v=spf1 a -all                                          | 192.0.2.10 192.0.2.11 | 192.0.2.12 192.0.2.129
                v=spf1 a:example.org -all                              | | 192.0.2.10
                v=spf1 mx -all                                         | 192.0.2.129 192.0.2.130 | 192.0.2.140 192.0.2.10
                v=spf1 mx:example.org -all                             | 192.0.2.140 | 192.0.2.129
                v=spf1 mx mx:example.org -all                          | 192.0.2.129 192.0.2.130 192.0.2.140 | 192.0.2.10
                v=spf1 mx/30 mx:example.org/30 -all                    | 192.0.2.131 192.0.2.128 192.0.2.143 | 192.0.2.132 192.0.2.139
                v=spf1 ptr -all                                        | 192.0.2.65 192.0.2.10 | 192.0.2.140 10.0.0.4
                v=spf1 ip4:192.0.2.128/28 -all                         | 192.0.2.129 192.0.2.140 | 192.0.2.65
                v=spf1 ip4:192.0.2.128/28 exists:%{ir}.%{v}.allow.test -all | 192.0.2.129 192.0.2.7 | 192.0.2.8
                """.lines();
    }

    @ParameterizedTest
    @MethodSource("appendix")
    void passesTheExamplesOfTheAppendix(String line) {
        String[] parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        FakeDns dns = FakeDns.zone(
                APPENDIX + "example.com. TXT \"" + parts[0] + "\"\n" + "7.2.0.192.in-addr.allow.test. A 127.0.0.2\n");

        for (int side = 1; side <= 2; side++) {
            for (String ip : parts[side].split(" ", -1)) {
                if (!ip.isEmpty()) {
                    assertEquals(
                            side == 1 ? "pass" : "fail",
                            Asking.receiver(dns, "example.com", ip, "", "")
                                    .result()
                                    .word(),
                            ip);
                }
            }
        }
    }

    @Test
    void tenLookupsAreAllowedAndElevenAreNot() {
        assertEquals("pass", result(includes(10), "192.0.2.99"));
        assertEquals("permerror", result(includes(11), "192.0.2.99"));
        // What matches before the limit matches.
        assertEquals("pass", result(includes(11), "192.0.2.3"));
    }

    @Test
    void theLimitIsOverTheWholeTree() {
        String zone = """
                example.org. TXT "v=spf1 include:n.test include:n.test +all"
                n.test.      TXT "v=spf1 %s -all"
                a.test.      A 192.0.2.1
                """;

        assertEquals("pass", result(FakeDns.zone(zone.formatted("a:a.test ".repeat(4))), "192.0.2.9"));
        assertEquals("permerror", result(FakeDns.zone(zone.formatted("a:a.test ".repeat(5))), "192.0.2.9"));
    }

    @Test
    void twoVoidLookupsAreAllowedAndThreeAreNot() {
        String two = "example.org. TXT \"v=spf1 a:v1.test exists:v2.test +all\"\nv1.test. TXT x\n";
        String three = "example.org. TXT \"v=spf1 a:v1.test mx:v2.test exists:v3.test +all\"\n";

        SenderVerdict allowed = Asking.receiver(FakeDns.zone(two), "example.org", "192.0.2.9", "", "");
        assertEquals("pass", allowed.result().word());
        assertEquals(2, allowed.voidLookups());
        assertEquals("permerror", result(FakeDns.zone(three), "192.0.2.9"));
    }

    @Test
    void hostsOfAnMxThatHaveNoAddressOfTheFamilyAreNoVoidTerms() {
        String zone = "example.org. TXT \"v=spf1 mx ?all\"\n"
                + IntStream.range(0, 4)
                        .mapToObj(i -> "example.org. MX %d m%d.test.\nm%d.test. A 192.0.2.%d\n".formatted(i, i, i, i))
                        .collect(Collectors.joining());

        assertEquals("neutral", result(FakeDns.zone(zone), "2001:db8::1"));
    }

    @Test
    void anMxMayNameTenHosts() {
        assertEquals("pass", result(mx(10), "192.0.2.9"));
        assertEquals("permerror", result(mx(11), "192.0.2.0"));
    }

    @Test
    void theEleventhReverseNameIsIgnored() {
        String pointers = IntStream.range(0, 11)
                .mapToObj(i ->
                        "9.2.0.192.in-addr.arpa. PTR " + (i == 10 ? "host.example.org" : "n" + i + ".test") + ".\n")
                .collect(Collectors.joining());

        assertEquals(
                "fail",
                result(
                        FakeDns.zone(
                                "example.org. TXT \"v=spf1 ptr -all\"\nhost.example.org. A 192.0.2.9\n" + pointers),
                        "192.0.2.9"));
    }

    @Test
    void typeSpfIsNeverAskedFor() {
        FakeDns dns = FakeDns.zone(RECORDS);
        Asking.person(dns, "old.test", "192.0.2.1");

        assertEquals(
                0,
                dns.asked().stream()
                        .filter(query -> query.type() == dev.mxbot.lookup.dns.RecordType.SPF)
                        .count());
    }

    private static String result(FakeDns dns, String ip) {
        return Asking.receiver(dns, "example.org", ip, "", "").result().word();
    }

    private static FakeDns mx(int hosts) {
        return FakeDns.zone("example.org. TXT \"v=spf1 mx -all\"\n"
                + IntStream.range(0, hosts)
                        .mapToObj(i -> "example.org. MX %d m%d.test.\nm%d.test. A 192.0.2.%d\n".formatted(i, i, i, i))
                        .collect(Collectors.joining()));
    }

    private static FakeDns includes(int count) {
        return FakeDns.zone("example.org. TXT \"v=spf1 "
                + IntStream.range(0, count)
                        .mapToObj(i -> "include:n" + i + ".test ")
                        .collect(Collectors.joining())
                + "+all\"\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "n" + i + ".test. TXT \"v=spf1 ip4:192.0.2." + i + " -all\"\n")
                        .collect(Collectors.joining()));
    }
}
