package dev.mxbot.check.reverse;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** The names of the mail hosts' addresses. */
public final class ReverseModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> reverse() {
        return new Check<>(
                new Topic("ptr"),
                new ReverseProbe(),
                List.of(
                        new GenericName(),
                        new MissingName(),
                        new SeveralNames(),
                        new UnansweredReverse(),
                        new UnconfirmedName()));
    }
}
