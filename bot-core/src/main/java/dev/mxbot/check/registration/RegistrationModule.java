package dev.mxbot.check.registration;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.rdap.Rdap;
import java.util.List;

/** The domain's registration. Whoever composes the bot may bind {@link Rdap}; without that, no registry is asked. */
public final class RegistrationModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Rdap.class).setDefault().toInstance(Rdap.OFF);
        bind(RegistrationProbe.class);
    }

    @ProvidesIntoSet
    Check<?> registration(RegistrationProbe probe) {
        return new Check<>(
                new Topic("reg"),
                probe,
                List.of(
                        new ExpiredDomain(),
                        new ExpiringDomain(),
                        new ExpiringTarget(),
                        new SilentRegistry(),
                        new SwitchedOffDomain(),
                        new UnlockedDomain(),
                        new UnsupportedRegistry()));
    }
}
