package dev.mxbot.deploy.cli;

import dev.mxbot.command.Commands;
import dev.mxbot.diagnosis.Diagnostician;

/** The bot as the command line uses it. */
public interface Bot extends AutoCloseable {
    Commands commands();

    Diagnostician diagnostician();

    @Override
    void close();
}
