package dev.mxbot.check.dmarc;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

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
}
