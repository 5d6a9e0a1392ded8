package dev.mxbot.deploy.cli;

import dev.mxbot.command.Commands;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.plan.Planner;
import dev.mxbot.sender.SenderCheck;

/** The bot as the command line uses it. */
public interface Bot extends AutoCloseable {
    Commands commands();

    Diagnostician diagnostician();

    /** Evaluates SPF for one sending server. */
    SenderCheck senders();

    Planner planner();

    @Override
    void close();
}
