package dev.mxbot.command;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.mxbot.picture.Pictures;
import dev.mxbot.plan.Planner;

/**
 * All commands, sorted. Binds {@link Commands}, {@link Planner} and {@link RecentDomains}; needs
 * {@link dev.mxbot.diagnosis.Diagnostician} and {@link dev.mxbot.sender.SenderCheck}. Where domains can be watched, {@link WatchCommandsModule} adds to it.
 */
public final class CommandsModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder<Command> commands = Multibinder.newSetBinder(binder(), Command.class);
        commands.addBinding().to(CheckCommand.class);
        commands.addBinding().to(HelpCommand.class);
        commands.addBinding().to(PlanCommand.class);
        commands.addBinding().to(SpfCommand.class);
        OptionalBinder.newOptionalBinder(binder(), WatchedDomains.class);
        bind(Allowance.class).in(Scopes.SINGLETON);
        bind(CheckCommand.class).in(Scopes.SINGLETON);
        bind(HelpCommand.class).in(Scopes.SINGLETON);
        bind(PlanCommand.class).in(Scopes.SINGLETON);
        bind(Planner.class).in(Scopes.SINGLETON);
        bind(SpfCommand.class).in(Scopes.SINGLETON);
        bind(RecentDomains.class).in(Scopes.SINGLETON);
        bind(Pictures.class).in(Scopes.SINGLETON);
        bind(Commands.class).in(Scopes.SINGLETON);
    }
}
