package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.testing.RealDns;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole diagnosis against a real Unbound in front of two real NSDs: every defect in a zone file of its own. */
class RealServersDiagnosisTest {
    private static final String SOUND = """
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@%1$s"
            mail._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            """;
    private static final String HOSTS = """
            @ MX 10 mx1
            @ MX 20 mx2
            mx1 A 5.64.0.1
            mx2 A 5.64.0.2
            """;

    /** The domain, what its zone holds, and the codes above a notice that it must get. */
    private record Story(String domain, String zone, List<String> codes) {
        static Story of(String domain, String zone, String... codes) {
            return new Story(domain, zone, List.of(codes));
        }

        @Override
        public String toString() {
            return domain;
        }
    }

    private static List<Story> stories() {
        return List.of(
                Story.of("sound.org", SOUND + HOSTS),
                Story.of("nomx.org", SOUND, "mx.missing"),
                Story.of("implicit.org", SOUND + "@ A 5.64.0.1", "mx.implicit"),
                Story.of("null.org", "@ MX 0 .\n@ TXT \"v=spf1 -all\"\n_dmarc TXT \"v=DMARC1; p=reject\""),
                Story.of("nullmixed.org", SOUND + HOSTS + "@ MX 0 .", "mx.null.mixed"),
                Story.of("nohost.org", SOUND + "@ MX 10 mail", "mx.target.nxdomain"),
                Story.of("noaddress.org", SOUND + "@ MX 10 mail\nmail TXT here", "mx.target.no_address"),
                Story.of("alias.org", SOUND + "@ MX 10 mail\nmail CNAME mx1.sound.org.", "mx.target.cname"),
                Story.of("literal.org", SOUND + "@ MX 10 5.64.0.1.", "mx.target.ip_literal"),
                Story.of("private.org", SOUND + "@ MX 10 mail\nmail A 10.0.0.7", "mx.target.private"),
                Story.of("loopback.org", SOUND + "@ MX 10 mail\nmail A 127.0.0.1", "mx.target.loopback"),
                Story.of("doubled.org", SOUND + "@ MX 10 mail.doubled.org", "mx.target.doubled_origin"),
                Story.of("dangling.org", SOUND + "@ MX 10 mail.nobody-has-it.net.", "mx.target.dangling"),
                Story.of("label.org", SOUND + "@ MX 10 mail.", "mx.target.single_label"),
                Story.of("noptr.org", SOUND + "@ MX 10 mail\nmail A 5.64.0.9", "ptr.missing"),
                Story.of("wrongptr.org", SOUND + "@ MX 10 mail\nmail A 5.64.0.8", "ptr.not_forward_confirmed"),
                Story.of("nospf.org", sound("v=spf1").replaceFirst("(?m)^@ TXT.*$", "") + HOSTS, "spf.missing"),
                Story.of("twospf.org", SOUND + HOSTS + "@ TXT \"v=spf1 a -all\"", "spf.multiple"),
                Story.of("badspf.org", sound("v=spf1 includ:x.org -all") + HOSTS, "spf.syntax"),
                Story.of("open.org", sound("v=spf1 +all") + HOSTS, "spf.all.pass"),
                Story.of("noall.org", sound("v=spf1 mx") + HOSTS, "spf.all.missing"),
                Story.of(
                        "greedy.org",
                        sound("v=spf1 " + "a mx ptr exists:x.sound.org ".repeat(3) + "-all") + HOSTS,
                        "spf.lookups.exceeded",
                        "spf.mechanism.void",
                        "spf.ptr",
                        "spf.voids.exceeded"),
                Story.of("nodmarc.org", SOUND.replaceFirst("(?m)^_dmarc.*$", "") + HOSTS, "dmarc.missing"),
                Story.of("watching.org", SOUND.replace("p=reject", "p=none") + HOSTS, "dmarc.policy.none"),
                Story.of("baddmarc.org", SOUND.replace("p=reject", "p=rejected") + HOSTS, "dmarc.syntax"),
                Story.of("twodmarc.org", SOUND + HOSTS + "_dmarc TXT \"v=DMARC1; p=none\"", "dmarc.multiple"),
                Story.of("moving.org", SOUND + HOSTS, "mx.inconsistent.data"),
                Story.of("forgetful.org", SOUND + HOSTS, "mx.inconsistent.presence"));
    }

    private static String sound(String spf) {
        return SOUND.replaceFirst("v=spf1[^\"]*", spf.replace("+", "\\+"));
    }

    private static RealDns world;
    private static Injector bot;

    @BeforeAll
    static void start() {
        Map<String, String> zones = new TreeMap<>();
        for (Story story : stories()) {
            zones.put(story.domain(), zone(story, 1, story.zone()));
        }
        zones.put("dnshost.net", "@ NS ns1\n@ NS ns2\nns1 A " + RealDns.FIRST + "\nns2 A " + RealDns.SECOND + "\n");
        zones.put(
                "0.64.5.in-addr.arpa",
                "1 PTR mx1.sound.org.\n2 PTR mx2.sound.org.\n8 PTR elsewhere.sound.org.\n7 PTR nobody.sound.org.\n");
        Map<String, String> variants = new TreeMap<>();
        variants.put("moving.org", zone(story("moving.org"), 2, SOUND + "@ MX 1 smtp.google.com."));
        variants.put("forgetful.org", zone(story("forgetful.org"), 2, SOUND));
        world = RealDns.start(zones, variants);
        bot = Guice.createInjector(new CoreModule(CoreConfig.of(world.config())));
    }

    private static Story story(String domain) {
        return stories().stream()
                .filter(story -> story.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private static String zone(Story story, int serial, String records) {
        return "@ SOA ns1.dnshost.net. hostmaster.sound.org. " + serial + " 7200 900 1209600 300\n"
                + "@ NS ns1.dnshost.net.\n@ NS ns2.dnshost.net.\n"
                + records.formatted(story.domain());
    }

    @AfterAll
    static void stop() {
        if (bot != null) {
            bot.getInstance(ScheduledExecutorService.class).shutdownNow();
            bot.getInstance(Lookup.class).close();
        }
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyDefectIsRecognisedAndNothingElse(Story story) {
        Diagnosis diagnosis = diagnose(story.domain());

        assertEquals(
                story.codes().stream().sorted().toList(),
                diagnosis.findings().stream()
                        .filter(finding -> finding.severity().atLeast(Severity.UNKNOWN))
                        .map(Finding::code)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void aDomainThatDoesNotExistCostsThreeQuestions() {
        Diagnosis diagnosis = diagnose("nobody-has-this.org");

        assertTrue(diagnosis.holds("dns.domain.nxdomain"));
        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertTrue(diagnosis.queries() <= 3, () -> diagnosis.queries() + " questions");
    }

    @Test
    void everyFindingSaysWhoWasAskedAndWhatCameBack() {
        for (Story story : stories()) {
            for (Finding finding : diagnose(story.domain()).findings()) {
                assertTrue(
                        !finding.evidence().isEmpty()
                                && finding.evidence().stream()
                                        .noneMatch(said -> said.server().isEmpty()),
                        () -> story + ": " + finding.code() + " has no evidence");
            }
        }
    }

    private static Diagnosis diagnose(String domain) {
        return bot.getInstance(Diagnostician.class)
                .diagnose(Inquiry.of(DomainName.of(domain)))
                .toCompletableFuture()
                .join();
    }
}
