package dev.mxbot.check.spf;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** Who may send in the domain's name. */
public final class SpfModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> spf() {
        return new Check<>(
                new Topic("spf"),
                new SpfProbe(),
                List.of(
                        new AbsentInclude(),
                        new AllowsEveryone(),
                        new BroadNetwork(),
                        new DuplicateInclude(),
                        new DuplicateModifier(),
                        new IgnoredRedirect(),
                        new IncludeLoop(),
                        new InvalidAddress(),
                        new InvalidMacro(),
                        new LargeAnswer(),
                        new ManyLookups(),
                        new MissingAll(),
                        new MissingSpf(),
                        new MistakenModifier(),
                        new MultipleRecords(),
                        new NeutralAll(),
                        new PtrMechanism(),
                        new RedirectLoop(),
                        new SecondAll(),
                        new SenderId(),
                        new SoftAll(),
                        new SyntaxMistake(),
                        new TermsAfterAll(),
                        new TooManyLookups(),
                        new UnansweredSpf(),
                        new UncoveredMailHosts(),
                        new UnknownInclude(),
                        new UnparkedSpf(),
                        new WrongStart()));
    }
}
