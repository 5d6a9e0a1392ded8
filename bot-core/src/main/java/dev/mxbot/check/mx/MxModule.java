package dev.mxbot.check.mx;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** The MX record set. */
public final class MxModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> mx() {
        return new Check<>(
                new Topic("mx"),
                new MxProbe(),
                List.of(
                        new BackupFirst(),
                        new DuplicateHost(),
                        new EqualPreferences(),
                        new ImplicitMx(),
                        new LongTtl(),
                        new MissingMx(),
                        new MixedNullMx(),
                        new MixedProviders(),
                        new MxOnTopLevelDomain(),
                        new NullMx(),
                        new NullMxPreference(),
                        new NullMxWithoutAddress(),
                        new NullMxYetSends(),
                        new ParkedWithMx(),
                        new ShortTtl(),
                        new SingleHost(),
                        new TooManyHosts(),
                        new UnansweredMx(),
                        new UnexpectedHost(),
                        new WebsiteWithoutMail(),
                        new WildcardMx()));
    }
}
