package dev.mxbot.check.mtasts;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** MTA-STS. */
public final class MtaStsModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> mtasts() {
        return new Check<>(
                new Topic("mtasts"),
                new MtaStsProbe(),
                List.of(new FaultyRecord(), new MissingRecord(), new SeveralRecords(), new UnansweredRecord()));
    }
}
