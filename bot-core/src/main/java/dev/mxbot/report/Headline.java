package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The verdict in one plain sentence that names the domain and the cause. */
public final class Headline {
    private Headline() {}

    public static Text of(Diagnosis diagnosis) {
        if (diagnosis.dnsUnreachable()) {
            return Text.of("I cannot ask the DNS right now.");
        }
        return switch (diagnosis.verdict()) {
            case BROKEN -> broken(diagnosis);
            case UNKNOWN -> unknown(diagnosis);
            case AT_RISK -> atRisk(diagnosis);
            case HEALTHY, NONE -> healthy(diagnosis).plain(".");
        };
    }

    /** The same without markup, for the report. */
    public static String plain(Diagnosis diagnosis) {
        return PlainText.line(of(diagnosis));
    }

    private static Text broken(Diagnosis diagnosis) {
        Finding worst = worst(diagnosis, Lane.RECEIVING)
                .or(() -> worst(diagnosis, Lane.SENDING))
                .or(() -> worst(diagnosis, Lane.TRANSPORT))
                .orElseThrow(() -> new IllegalArgumentException("broken, and no critical finding says by what"));
        Text trouble = switch (worst.lane()) {
            case RECEIVING -> domain(diagnosis).plain(" cannot receive mail: ");
            case SENDING ->
                Prose.join(Text.of("Sending as "), domain(diagnosis)).plain(" is broken: ");
            case TRANSPORT ->
                Prose.join(Text.of("Senders that insist on TLS cannot deliver to "), domain(diagnosis))
                        .plain(": ");
        };
        return sentence(trouble, cause(diagnosis, worst));
    }

    private static Optional<Finding> worst(Diagnosis diagnosis, Lane lane) {
        List<Finding> critical = diagnosis.findings().stream()
                .filter(finding -> finding.lane() == lane && finding.severity() == Severity.CRITICAL)
                .toList();
        // One that completes the sentence is better than one that has to be quoted by its title.
        return critical.stream()
                .filter(finding -> !finding.cause().isEmpty())
                .findFirst()
                .or(() -> critical.stream().findFirst());
    }

    private static Text unknown(Diagnosis diagnosis) {
        Lane lane = Stream.of(Lane.values())
                .filter(each -> diagnosis.lanes().get(each) == Verdict.UNKNOWN
                        && diagnosis.findings().stream().anyMatch(f -> f.lane() == each && f.decisive()))
                .findFirst()
                .orElse(Lane.RECEIVING);
        Text whether = Prose.join(
                Text.of(
                        switch (lane) {
                            case RECEIVING -> "I could not find out whether ";
                            case SENDING -> "I could not find out whether mail from ";
                            case TRANSPORT -> "I could not find out whether mail to ";
                        }),
                domain(diagnosis));
        return switch (lane) {
            case RECEIVING -> whether.plain(" receives mail.");
            case SENDING -> whether.plain(" is accepted by others.");
            case TRANSPORT -> whether.plain(" is protected on its way.");
        };
    }

    private static Text atRisk(Diagnosis diagnosis) {
        Text works = receiving(diagnosis);
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.WARNING))
                .findFirst()
                .map(finding -> sentence(works.plain(", but "), cause(diagnosis, finding)))
                .orElseGet(() -> works.plain("."));
    }

    /** The cause, or else the title, with the domain's name not said twice. */
    private static String cause(Diagnosis diagnosis, Finding finding) {
        if (!finding.cause().isEmpty()) {
            return finding.cause();
        }
        String domain = diagnosis.domain().text();
        return finding.title().startsWith(domain + " ")
                ? "it" + finding.title().substring(domain.length())
                : finding.title();
    }

    private static Text sentence(Text start, String rest) {
        Text whole = Prose.join(start, Prose.of(rest));
        return rest.endsWith(".") ? whole : whole.plain(".");
    }

    private static Text healthy(Diagnosis diagnosis) {
        Text receives = receiving(diagnosis);
        if (diagnosis.lanes().get(Lane.SENDING) == Verdict.NONE) {
            return receives.plain(new MailFacts(diagnosis).isNullMx() ? "; it sends none either" : "; it sends none");
        }
        List<String> with = protections(new MailFacts(diagnosis));
        return with.isEmpty()
                ? receives
                : receives.plain(new MailFacts(diagnosis).isNullMx() ? "; it sends with " : ", sends with ")
                        .plain(Prose.list(with));
    }

    private static List<String> protections(MailFacts facts) {
        List<String> with = new ArrayList<>();
        for (String topic : List.of("spf", "dkim", "dmarc")) {
            if (facts.isFound(topic)) {
                with.add(topic.toUpperCase(Locale.ROOT)
                        + (topic.equals("dmarc")
                                ? facts.dmarcPolicy().map(Headline::policy).orElse("")
                                : ""));
            }
        }
        return with;
    }

    /** Only what can be a policy is repeated in our own words: the record is somebody else's. */
    private static String policy(String policy) {
        return List.of("none", "quarantine", "reject").contains(policy) ? " (" + policy + ")" : "";
    }

    private static Text receiving(Diagnosis diagnosis) {
        MailFacts facts = new MailFacts(diagnosis);
        if (facts.isNullMx()) {
            return domain(diagnosis).plain(" takes no mail, and says so (null MX)");
        }
        if (diagnosis.lanes().get(Lane.RECEIVING) == Verdict.NONE) {
            return domain(diagnosis).plain(" takes no mail");
        }
        Text receives = domain(diagnosis).plain(" receives mail");
        int hosts = facts.hostCount();
        String number = hosts == 0 ? "" : " (" + Prose.count(hosts, "host", "hosts") + ")";
        if (facts.inboundName().isPresent()) {
            return receives.plain(" at " + facts.inboundName().get() + number);
        }
        if (facts.isImplicitMx()) {
            return receives.plain(" at its own address (no MX)");
        }
        if (hosts == 1) {
            return receives.plain(" at ").thenLiteral(facts.hosts().get(0));
        }
        return hosts == 0 ? receives : receives.plain(" at " + hosts + " hosts");
    }

    private static Text domain(Diagnosis diagnosis) {
        return Text.literal(diagnosis.domain().unicode());
    }
}
