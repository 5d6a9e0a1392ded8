package dev.mxbot.check.dane;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** DANE for SMTP. */
public final class DaneModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> dane() {
        return new Check<>(
                new Topic("dane"),
                new DaneProbe(),
                List.of(
                        new FailingTlsa(),
                        new InsecureTlsa(),
                        new LegacyUsage(),
                        new MalformedTlsa(),
                        new MissingTlsa(),
                        new UnansweredTlsa(),
                        new UnsignedMx()));
    }
}
