package dev.mxbot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxbot.deploy.cli.CommandLineProgram;
import dev.mxbot.deploy.cli.Streams;
import dev.mxbot.deploy.cli.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of the program in this process, and what came out of it. */
record Program(int exit, String out, String err) {
    static Program run(Wiring wiring, String... arguments) {
        return run(wiring, "", Map.of(), Set.of(), arguments);
    }

    static Program run(
            Wiring wiring, String in, Map<String, String> environment, Set<String> terminals, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                terminals);
        int exit = new CommandLineProgram(streams, wiring).run(arguments);
        return new Program(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<JsonNode> json() {
        return out.lines().map(Program::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }
}
