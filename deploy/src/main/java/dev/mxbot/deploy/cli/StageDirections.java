package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.reply.Printable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the demo that change its world: {@code break google.demo}, {@code mend google.demo}, and {@code wait} for what comes of it. */
final class StageDirections {
    private static final Pattern LINE = Pattern.compile("(break|mend)\\s+(\\S+)");

    private final DemoWorld world;

    StageDirections(DemoWorld world) {
        this.world = world;
    }

    boolean isWait(String typed) {
        return typed.equals("wait");
    }

    boolean isChange(String typed) {
        return LINE.matcher(typed).matches();
    }

    /** What has changed, in a line; empty if it is no such line. */
    Optional<String> follow(String typed) {
        Matcher line = LINE.matcher(typed);
        if (!line.matches()) {
            return Optional.empty();
        }
        String domain = line.group(2);
        boolean breaks = line.group(1).equals("break");
        if (!(breaks ? world.misdirect(domain) : world.mend(domain))) {
            return Optional.of("The demo has no domain " + Printable.line(domain) + " with records.");
        }
        return Optional.of(
                breaks
                        ? domain
                                + " names a mail host now that does not exist. Whoever watches it hears of that in a few seconds."
                        : domain + " is as it was. Whoever watches it hears of that in a few seconds.");
    }
}
