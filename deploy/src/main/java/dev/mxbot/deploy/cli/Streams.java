package dev.mxbot.deploy.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the program reads from and writes to, and who sits there.
 *
 * @param terminals which of {@code in}, {@code out} and {@code err} are a terminal; Java cannot tell, so the launcher does
 */
public record Streams(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Set<String> terminals) {
    private static final int WIDE_ENOUGH = 100;
    private static final int WIDEST = 140;
    private static final Pattern UTF_8_LOCALE = Pattern.compile("(?i)utf-?8");

    public Streams {
        environment = Map.copyOf(environment);
        terminals = Set.copyOf(terminals);
    }

    /** Those of this process. Output is collected and written by the line or the block; UTF-8 whatever the locale says. */
    public static Streams ofProcess(Map<String, String> environment) {
        String terminals = System.getProperty("mxbot.terminal", "");
        return new Streams(
                System.in,
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment,
                terminals.isEmpty() ? Set.of() : Set.of(terminals.split(",")));
    }

    boolean isTerminal(String name) {
        return terminals.contains(name);
    }

    /** Colour only for eyes that can have it and did not ask for none (no-color.org). */
    boolean colour() {
        return isTerminal("out")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** True if the reader's locale names UTF-8; of its variables the first that is set counts (POSIX.1-2017 section 8.2). */
    boolean isUtf8() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .filter(locale -> UTF_8_LOCALE.matcher(locale).find())
                .isPresent();
    }

    /** Columns to wrap text at. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}") && Integer.parseInt(columns) > 0
                ? Math.min(Integer.parseInt(columns), WIDEST)
                : WIDE_ENOUGH;
    }
}
