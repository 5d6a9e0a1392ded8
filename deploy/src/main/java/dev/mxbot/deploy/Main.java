package dev.mxbot.deploy;

import dev.mxbot.deploy.cli.CommandLineProgram;
import dev.mxbot.deploy.cli.Streams;

/** Where it starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exit = run(Streams.ofProcess(System.getenv()), arguments);
        // Threads of a platform's SDK may still be there; what they would do has no reader any more.
        System.exit(exit);
    }

    /** The whole program over the given streams; the exit status. */
    static int run(Streams streams, String... arguments) {
        return new CommandLineProgram(streams, new Assembly()).run(arguments);
    }
}
