package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import java.util.List;
import java.util.Locale;

/** Mail hosts of example.org, and what the rules say about them. */
final class Served {
    static final String IPV4 = "5.253.25.1";
    static final String OTHER_IPV4 = "5.253.25.2";
    static final String IPV6 = "2a01:4f8:0:0:0:0:0:25";

    private static final String MX1 = "mx1.example.org";
    private static final String MX2 = "mx2.example.org";

    final FakeDns dns;
    final FakeSmtp smtp;
    final FakeHttps https = new FakeHttps();

    Served(FakeDns dns, FakeSmtp smtp) {
        this.dns = dns;
        this.smtp = smtp;
    }

    /** The one host of the domain. */
    static Served one(Script script) {
        return new Served(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.253.25.1
                """), new FakeSmtp().at(IPV4, script));
    }

    /** A first host and its backup. */
    static Served two(Script first, Script backup) {
        return new Served(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx1.example.org. A 5.253.25.1
                mx2.example.org. A 5.253.25.2
                """), new FakeSmtp().at(IPV4, first).at(OTHER_IPV4, backup));
    }

    /** Both answer over IPv4; what the second does over IPv6 shows that IPv6 works here. */
    static Served overIpv6(Script first, Script second) {
        return new Served(
                FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx1.example.org. A 5.253.25.1
                mx1.example.org. AAAA 2a01:4f8::25
                mx2.example.org. A 5.253.25.2
                mx2.example.org. AAAA 2a01:4f8::26
                """),
                new FakeSmtp()
                        .at(IPV4, healthy1())
                        .at(OTHER_IPV4, healthy2())
                        .at(IPV6, first)
                        .at("2a01:4f8:0:0:0:0:0:26", second));
    }

    static Script healthy1() {
        return Script.healthy(MX1);
    }

    static Script healthy2() {
        return Script.healthy(MX2);
    }

    /** With an MTA-STS policy in this mode that allows all hosts of the domain. */
    Served policy(String mode) {
        https.serving(
                "https://mta-sts.example.org/.well-known/mta-sts.txt",
                "version: STSv1\nmode: " + mode + "\nmx: *.example.org\nmax_age: 604800\n");
        return this;
    }

    SmtpEvidence evidence() {
        return evidence(SmtpDepth.RECIPIENT);
    }

    SmtpEvidence evidence(SmtpDepth depth) {
        return new SmtpProbe(smtp, https)
                .examine(
                        new Examination(Inquiry.of(DomainName.of("example.org")).asking(depth), dns))
                .toCompletableFuture()
                .join();
    }

    /** What all rules of the topic say, worst first as far as one rule goes: "error smtp.connect.refused mx1.example.org". */
    List<String> told() {
        return told(SmtpDepth.RECIPIENT);
    }

    List<String> told(SmtpDepth depth) {
        SmtpEvidence evidence = evidence(depth);
        return new SmtpChecksModule()
                .smtp(new SmtpProbe(smtp, https)).rules().stream()
                        .flatMap(rule -> judged(rule, evidence).stream())
                        .sorted((a, b) -> a.severity().compareTo(b.severity()))
                        .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " "
                                + finding.subject())
                        .toList();
    }

    List<Finding> judged(Rule<? super SmtpEvidence> rule) {
        return rule.judge(evidence());
    }

    Finding only(Rule<? super SmtpEvidence> rule) {
        List<Finding> findings = judged(rule);
        if (findings.size() != 1) {
            throw new AssertionError(
                    findings.size() + " findings of " + rule.card().code() + ": " + findings);
        }
        return findings.get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judged(Rule<?> rule, SmtpEvidence evidence) {
        return ((Rule<SmtpEvidence>) rule).judge(evidence);
    }
}
