package dev.mxbot.check;

import com.google.inject.AbstractModule;
import dev.mxbot.check.dkim.DkimModule;
import dev.mxbot.check.mx.MxModule;

/** All topics, sorted. Binds {@code Set<Check<?>>}. */
public final class ChecksModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new DkimModule());
        install(new MxModule());
    }
}
