package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;

/** Flags a mail host that goes by a name that does not exist. */
@RuleInfo(
        code = "helo.unresolvable",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 5321 section 2.3.5", "RFC 5321 section 4.1.1.1"},
        summary = "The name that a mail host gives in SMTP has no address")
final class UnresolvableName implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.introductions().stream()
                .filter(UnresolvableName::isUnresolvable)
                .map(this::finding)
                .toList();
    }

    static boolean isUnresolvable(Introduction one) {
        if (one.isLiteral()) {
            return false;
        }
        boolean hopeless = one.name().filter(name -> name.labels().size() > 1).isEmpty();
        return hopeless
                || (!one.addresses().isEmpty() && one.addresses().stream().allMatch(Answer::isAbsent));
    }

    private Finding finding(Introduction one) {
        Conversation talk = one.talk();
        String said = Excerpt.title(one.said());
        Finding.Draft finding = finding(
                        talk.addressText(), talk.label() + " calls itself \"" + said + "\", a name without an address")
                .impact("If the host sends mail under this name, many receivers refuse it. Receiving is not affected.")
                .evidence(talk.said(Stage.EHLO))
                .evidence(one.addresses().stream().map(Observations::of).toList())
                .fix(
                        Fix.steps(
                                "Let the mail server give its full name",
                                "Set it to a name that has the server's address, best " + talk.host()
                                        + ": myhostname in Postfix, primary_hostname in Exim, the FQDN of the connectors in Exchange."));
        one.name()
                .filter(name -> name.labels().size() > 1)
                .ifPresent(name -> finding.verify(Observations.dig(name.text(), RecordType.A)));
        return finding.build();
    }
}
