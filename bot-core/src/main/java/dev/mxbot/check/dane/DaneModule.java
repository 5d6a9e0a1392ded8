package dev.mxbot.check.dane;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** DANE for SMTP. */
public final class DaneModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(DaneProbe.class);
    }

    @ProvidesIntoSet
    Check<?> dane(DaneProbe probe) {
        return new Check<>(
                new Topic("dane"),
                probe,
                List.of(
                        new FailingTlsa(),
                        new InsecureTlsa(),
                        new LegacyUsage(),
                        new MalformedTlsa(),
                        new MismatchedTlsa(),
                        new MissingTlsa(),
                        new SingleTlsa(),
                        new UnansweredTlsa(),
                        new UnsignedMx()));
    }
}
