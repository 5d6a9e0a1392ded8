package dev.mxbot.check.dkim;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** DKIM keys. */
public final class DkimModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> dkim() {
        return new Check<>(
                new Topic("dkim"),
                new DkimProbe(),
                List.of(
                        new DamagedKey(),
                        new DanglingSelector(),
                        new DoubledDomain(),
                        new MissingSelector(),
                        new NoDomainKeyName(),
                        new NoSelectorFound(),
                        new RevokedKey(),
                        new SeveralKeys(),
                        new ShortKey(),
                        new TestMode(),
                        new UnansweredSelectors(),
                        new UnusualKeyType()));
    }
}
