package dev.mxbot.check.clientsetup;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** How mail programs find their settings. */
public final class ClientSetupModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> clientSetup() {
        return new Check<>(
                new Topic("clientsetup"),
                new SetupProbe(),
                List.of(new MissingNames(), new StrayNames(), new UnansweredNames()));
    }
}
