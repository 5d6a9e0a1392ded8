package dev.mxbot.check.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Linted;
import dev.mxbot.finding.Finding;
import dev.mxbot.report.LintReport;
import dev.mxbot.testing.Lint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as people hand them in, with what is to be said about each. */
class LintersTest {
    /** 2,048 bits, made for this test. */
    private static final String KEY = Lint.KEY;

    private static final String LONG = "v=spf1" + " ip4:192.0.2.1".repeat(20) + " -all";

    private static Stream<Arguments> records() {
        return Stream.of(
                right("spf", "v=spf1 include:_spf.example.net -all"),
                right("spf", "V=SPF1 A MX -ALL"),
                right("spf", "\"v=spf1 include:a.example \" \"include:b.example -all\""),
                right("spf", "example.org. 3600 IN TXT \"v=spf1 -all\""),
                right("spf", "example.org. IN TXT ( \"v=spf1 \"\n  \"mx -all\" ) ; ours"),
                right("spf", "v=spf1 include:your-domain.example.net -all\n", new String[0]),
                right("spf", "v=spf1 +all", "spf.all.pass"),
                right("spf", "v=spf1 a\n  mx -all", "lint.lines"),
                right("spf", "\"v=spf1 include:a.example\" \"include:b.example -all\"", "lint.join"),
                right("spf", LONG, "spf.size.txt_string"),
                wrong("spf", "\"" + LONG + "\"", "spf.size.txt_string"),
                wrong("spf", " v=spf1 -all", "spf.wrong_start"),
                wrong("spf", "v=spf1 ip4:192.0.2.256 -all", "spf.ip.invalid"),
                wrong("spf", "v=spf1 include: -all", "spf.syntax"),
                wrong("spf", "v=spf1 redirect=a.example redirect=b.example", "spf.modifier.duplicate"),
                wrong("spf", "v=spf1 exists:%{x}.example -all", "spf.macro.invalid"),
                wrong("spf", "v=spf1 -all\nv=spf1 a -all", "spf.multiple"),
                wrong("spf", "\"v=spf1 -all", "lint.text"),
                wrong("spf", "v=DMARC1; p=reject", "lint.kind"),
                wrong("spf", "", "lint.kind"),
                wrong("spf", "v=spf10 -all", "lint.kind"),
                right("dmarc", "v=DMARC1; p=reject; rua=mailto:d@example.org"),
                right("dmarc", "\"v=DMARC1\\; p=reject\\; rua=mailto:d@example.org\""),
                right("dmarc", "v=DMARC1;p=Reject;rua=mailto:d@example.org;", new String[0]),
                right("dmarc", "v=DMARC1; p=none; rua=mailto:d@example.org", "dmarc.policy.none"),
                right("dmarc", "v=DMARC1; p=reject; rua=mailto:d@example.org; pct=50", "dmarc.tag.obsolete"),
                right("dmarc", "v=DMARC1; p=reject; rua=mailto:d@example.org; x=1", "dmarc.tag.unknown"),
                wrong("dmarc", "v=DMARC1; p=reject; rua=d@example.org", "dmarc.rua.invalid"),
                right("dmarc", "v=DMARC1; p=reject; rua=https://example.org/d", "dmarc.rua.invalid"),
                right("dmarc", "v=DMARC1; p=reject; rua=mailto:d@example.org\t,\tmailto:e@example.org", new String[0]),
                wrong("dmarc", "v=DMARC1; adkim=s", "dmarc.policy.missing"),
                right(
                        "dmarc",
                        "v=DMARC1; p=reject; rua=mailto:" + "d".repeat(60) + "@example.org"
                                + ",mailto:e@example.org".repeat(20),
                        "dmarc.size",
                        "lint.string"),
                wrong("dmarc", "v=DMARC1;; p=reject; rua=mailto:d@example.org", "dmarc.syntax"),
                wrong("dmarc", "v=DMARC1; p=reject; p=none; rua=mailto:d@example.org", "dmarc.syntax"),
                wrong("dmarc", "v=dmarc1; p=reject; rua=mailto:d@example.org", "dmarc.syntax"),
                wrong("dmarc", "v=DMARC1\\; p=reject\\; rua=mailto:d@example.org", "lint.escape"),
                wrong("dmarc", "\u201cv=DMARC1; p=reject\u201d", "lint.kind", "lint.text"),
                wrong("dmarc", "p=none; v=DMARC1", "lint.kind"),
                right("dkim", "v=DKIM1; k=rsa; p=" + KEY, "lint.string"),
                right("dkim", "\"v=DKIM1; p=" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\""),
                right("dkim", "v=DKIM1; p=", "dkim.key.revoked"),
                wrong("dkim", "\"v=DKIM1; p=" + KEY + "\"", "lint.string"),
                wrong("dkim", "v=DKIM1; p=-----BEGIN PUBLIC KEY-----AAAA", "dkim.key.invalid"),
                wrong("dkim", "v=DKIM1; p=AAAA", "dkim.key.invalid"),
                wrong("dkim", "v=DKIM1;; p=", "dkim.key.invalid", "dkim.key.revoked"),
                wrong("dkim", "p=; p=", "dkim.key.invalid", "dkim.key.revoked"),
                wrong("dkim", "p=; v=DKIM1", "dkim.key.invalid", "dkim.key.revoked"),
                wrong("dkim", "v=DKIM1; k=rsa", "dkim.key.invalid"),
                wrong("dkim", "-----BEGIN PUBLIC KEY-----\n" + KEY + "\n-----END PUBLIC KEY-----", "lint.kind"),
                wrong("dkim", "v=spf1 -all", "lint.kind"),
                right("mta-sts", "v=STSv1; id=20260101T000000;"),
                right("mta-sts", "v=STSv1; id=1; x-new=2"),
                wrong("mta-sts", "v=STSv1;; id=1", "mtasts.record.syntax"),
                wrong("mta-sts", "v=STSv1; id=2026-01-01", "mtasts.record.syntax"),
                wrong("mta-sts", "v=STSv1; id=1 ", "mtasts.record.syntax"),
                wrong("mta-sts", "v=stsv1; id=1", "lint.kind"),
                wrong("mta-sts", "v=STSv1; id=1\nv=STSv1; id=2", "mtasts.record.multiple"),
                right("tls-rpt", "v=TLSRPTv1; rua=mailto:t@example.org,https://example.org/v1"),
                wrong("tls-rpt", "v=TLSRPTv1; rua=t@example.org", "tlsrpt.rua_invalid"),
                wrong("tls-rpt", "v=TLSRPTv1;; rua=mailto:t@example.org", "tlsrpt.syntax"),
                wrong("tls-rpt", "v=TLSRPTv1", "tlsrpt.syntax"),
                right("mta-sts-policy", policy("enforce", "604800")),
                right("mta-sts-policy", policy("enforce", "604800").replace("\r\n", "\n")),
                right("mta-sts-policy", policy("testing", "604800"), "mtasts.mode.testing"),
                right("mta-sts-policy", policy("none", "86400"), "mtasts.mode.none"),
                right("mta-sts-policy", policy("enforce", "60"), "mtasts.max_age.short"),
                right("mta-sts-policy", policy("enforce", "604800") + "mode: none\r\n", "mtasts.policy.ignored"),
                right("mta-sts-policy", policy("enforce", "604800") + "max-age: 1\r\n", "mtasts.policy.ignored"),
                wrong("mta-sts-policy", policy("enforce", "31557601"), "mtasts.policy.syntax"),
                wrong("mta-sts-policy", policy("strict", "604800"), "mtasts.policy.syntax"),
                wrong(
                        "mta-sts-policy",
                        policy("enforce", "604800") + "mx: *.*.example.org\r\n",
                        "mtasts.policy.syntax"),
                wrong(
                        "mta-sts-policy",
                        policy("enforce", "604800") + "mx: mail.example.org.\r\n",
                        "mtasts.policy.syntax"),
                wrong("mta-sts-policy", policy("enforce", "604800") + " mx: a.example.org\r\n", "mtasts.policy.syntax"),
                wrong("mta-sts-policy", "v=STSv1; id=1", "lint.kind"),
                wrong("mta-sts", policy("enforce", "604800"), "lint.kind"));
    }

    private static String policy(String mode, String age) {
        return "version: STSv1\r\nmode: " + mode + "\r\nmx: mail.example.org\r\nmx: *.example.net\r\nmax_age: " + age
                + "\r\n";
    }

    private static Arguments right(String kind, String text, String... codes) {
        return Arguments.of(kind, text, true, List.of(codes));
    }

    private static Arguments wrong(String kind, String text, String... codes) {
        return Arguments.of(kind, text, false, List.of(codes));
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachRecordGetsItsJudgement(String kind, String text, boolean valid, List<String> codes) {
        Linted linted = Lint.of(kind, text);

        assertEquals(
                codes, linted.findings().stream().map(Finding::code).sorted().toList());
        assertEquals(valid, linted.valid());
    }

    @Test
    void saysWhichKindItIsInstead() {
        Finding finding = Lint.of("spf", "v=DMARC1; p=reject").findings().get(0);

        assertEquals("this is a DMARC record, not an SPF record", finding.title());
        assertEquals(
                "Judge it as what it is: mxbot lint dmarc",
                finding.fixes().get(0).title());
    }

    @Test
    void aPrivateKeyIsNotRepeated() {
        Linted linted = Lint.of("dkim", "-----BEGIN PRIVATE KEY-----\nSECRETSECRET\n-----END PRIVATE KEY-----");

        assertTrue(linted.findings().get(0).title().endsWith("it is a private key"));
        assertFalse(linted.toString().contains("SECRET"), linted.toString());
    }

    @Test
    void marksTheFault() {
        Linted linted = Lint.of("spf", "v=spf1 ip4:192.0.2.256 -all");

        assertEquals(
                "v=spf1 ip4:192.0.2.256 -all\n           ^^^^^^^^^^^",
                linted.findings().get(0).evidence().get(0).answer());
        assertTrue(LintReport.json(Optional.of("a"), linted).toString().contains("position=12"));
    }

    @Test
    void understandsTheRecord() {
        assertEquals(
                Optional.of(Map.of("version", "v=spf1", "terms", List.of("a", "-all"))),
                Lint.of("spf", "v=spf1  a -all").record());
        assertEquals(
                Optional.of(Map.of("tags", Map.of("v", "DMARC1", "p", "reject", "rua", "mailto:d@example.org"))),
                Lint.of("dmarc", "v=DMARC1; p=reject; rua=mailto:d@example.org").record());
        assertEquals(
                Optional.of(Map.of("tags", Map.of("v", "STSv1", "id", "7"))),
                Lint.of("mta-sts", "v=STSv1; id=7").record());
        assertEquals(
                Optional.of(Map.of(
                        "tags",
                        Map.of(
                                "version",
                                "STSv1",
                                "mode",
                                "enforce",
                                "mx",
                                List.of("mail.example.org", "*.example.net"),
                                "max_age",
                                604800L))),
                Lint.of("mta-sts-policy", policy("enforce", "604800")).record());
        assertEquals(Optional.empty(), Lint.of("spf", "hello").record());
    }

    @Test
    void neitherAsksNorRemovesWhatIsNotPublished() {
        Finding finding = Lint.of("spf", "v=spf1 +all").findings().get(0);

        assertEquals(List.of(), finding.verify());
        assertEquals(List.of(), finding.fixes().get(0).remove());
        assertEquals(
                "your-domain.example. 3600 IN TXT \"v=spf1 ~all\"",
                finding.fixes().get(0).add().get(0).toString());
    }
}
