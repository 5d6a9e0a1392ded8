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
        return new Check<>(new Topic("mx"), new MxProbe(), List.of(new MissingMx(), new UnansweredMx()));
    }
}
