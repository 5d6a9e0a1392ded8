package dev.mxbot.check.dmarc;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linter;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** What receivers are asked to do with mail that fails. */
public final class DmarcModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> dmarc() {
        return new Check<>(
                new Topic("dmarc"),
                new DmarcProbe(),
                List.of(
                        new DeafDestination(),
                        new DmarcAlias(),
                        new IgnoredSubdomainPolicy(),
                        new InheritedPolicy(),
                        new InvalidReports(),
                        new LargeRecord(),
                        new ManyReports(),
                        new MisplacedRecord(),
                        new MissingDmarc(),
                        new MissingPolicy(),
                        new MissingReports(),
                        new MultipleRecords(),
                        new ObsoleteTag(),
                        new PointlessFailureOptions(),
                        new PolicyNone(),
                        new SpfAtDmarc(),
                        new StrictAlignment(),
                        new SyntaxMistake(),
                        new TestMode(),
                        new UnansweredDmarc(),
                        new UnknownTag(),
                        new UnpermittedDestination(),
                        new UnrelatedText(),
                        new WeakNonexistentPolicy(),
                        new WeakSubdomainPolicy()));
    }

    @ProvidesIntoSet
    Linter<?> linter() {
        return new Linter<>(
                new RecordKind(
                        "dmarc",
                        "a DMARC record",
                        Pattern.compile("[\\s\"']*+(?:v\\s*+[=:]?\\s*+)?dmarc1", Pattern.CASE_INSENSITIVE),
                        "v=DMARC1",
                        false,
                        "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"),
                DmarcEvidence::of,
                DmarcEvidence::parsed,
                List.of(
                        new InvalidReports(Severity.ERROR),
                        new LargeRecord(),
                        new MissingPolicy(),
                        new MissingReports(),
                        new MultipleRecords(),
                        new ObsoleteTag(),
                        new PointlessFailureOptions(),
                        new PolicyNone(),
                        new SyntaxMistake(),
                        new TestMode(),
                        new UnknownTag(),
                        new WeakNonexistentPolicy(),
                        new WeakSubdomainPolicy()));
    }
}
