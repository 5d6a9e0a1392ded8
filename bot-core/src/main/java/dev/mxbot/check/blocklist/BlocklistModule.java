package dev.mxbot.check.blocklist;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

/** DNS block lists. Whoever composes the bot may bind {@link Blocklists}; without that, none is asked. */
public final class BlocklistModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Blocklists.class)
                .setDefault()
                .toInstance(Blocklists.NONE);
        bind(BlocklistProbe.class);
    }

    @ProvidesIntoSet
    Check<?> blocklist(BlocklistProbe probe) {
        return new Check<>(
                new Topic("dnsbl"),
                probe,
                List.of(
                        new DeadList(),
                        new ListedAddress(),
                        new ListedDomain(),
                        new RefusedQuery(),
                        new UnansweredList()));
    }
}
