package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a domain that no DMARC record applies to. */
@RuleInfo(
        code = "dmarc.missing",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9989 section 4.10",
        summary = "No DMARC record applies to the domain")
final class MissingDmarc implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        boolean silent = dmarc.isUnknown()
                || dmarc.cannotPublish()
                || dmarc.record().isPresent()
                || !dmarc.own().published().isEmpty()
                || !MisplacedRecord.among(dmarc).isEmpty()
                || dmarc.walk().stream()
                        .anyMatch(place ->
                                !place.meant().isEmpty() || place.published().size() > 1);
        if (silent) {
            return List.of();
        }
        String domain = dmarc.domain().text();
        Finding.Draft finding = finding(domain, domain + " has no DMARC record")
                .impact(
                        dmarc.sendsNothing()
                                ? "The domain sends no mail, but nothing asks receivers to refuse what comes in its name."
                                : "Receivers are asked for nothing when mail in its name is forged, and nobody reports forgeries. The"
                                        + " large ones refuse bulk mail from a domain without DMARC.")
                .cause("it has no DMARC record")
                .evidence(dmarc.own().observations())
                .fix(fix(dmarc))
                .verify(dmarc.own().dig());
        return List.of((dmarc.sendsNothing() ? finding : finding.fix(filing(dmarc))).build());
    }

    /** The first policy that protects; it changes delivery, so it comes second. */
    private static Fix filing(DmarcEvidence dmarc) {
        DomainName at = dmarc.registered();
        return Fix.add(
                        "Or have forgeries filed as spam, once all mail of the domain passes",
                        record(at, "v=DMARC1; p=quarantine; rua=mailto:dmarc@" + at))
                .withSteps(
                        "Send to a mailbox at a large provider from every system of yours first: each mail has to show"
                                + " dmarc=pass in its Authentication-Results.");
    }

    private static Fix fix(DmarcEvidence dmarc) {
        // At the registered name, because there it holds for all names below as well.
        DomainName at = dmarc.registered();
        if (dmarc.sendsNothing()) {
            return Fix.add("Have everything refused that comes in its name", record(at, "v=DMARC1; p=reject"));
        }
        return Fix.add(
                        "Publish a first policy that changes no delivery",
                        record(at, "v=DMARC1; p=none; rua=mailto:dmarc@" + at))
                .withSteps(
                        "Make dmarc@" + at + " a mailbox that is read, or name another one of yours.",
                        "The reports show who sends in the domain's name. When all of it is yours and passes, go on to p=quarantine"
                                + " and p=reject.");
    }

    private static ZoneRecord record(DomainName domain, String text) {
        return ZoneRecord.txt(domain.child("_dmarc"), 3600, text);
    }
}
