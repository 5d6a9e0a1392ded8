package dev.mxbot.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.Hostile;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RELIABILITY T22: every fuzz target over its seeds, thousands of changed ones, noise, and texts larger than any record. */
class FuzzTargetsTest {
    private static final int MUTATIONS = 500;

    private static Stream<Path> targets() throws IOException, URISyntaxException {
        URL folder = FuzzTargetsTest.class.getResource("/fuzz");
        assertTrue(folder != null);
        try (Stream<Path> folders = Files.list(Path.of(folder.toURI()))) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void holdsForEverything(Path target) throws Exception {
        MethodHandle fuzzer = MethodHandles.publicLookup()
                .findStatic(
                        Class.forName(String.valueOf(target.getFileName())),
                        "fuzzerTestOneInput",
                        MethodType.methodType(void.class, byte[].class));
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        assertFalse(seeds.isEmpty());

        Random random = new Random(20261120);
        seeds.forEach(seed -> run(fuzzer, seed));
        for (int i = 0; i < MUTATIONS; i++) {
            run(fuzzer, Hostile.mutated(seeds.get(i % seeds.size()), random));
            run(fuzzer, Hostile.noise(random));
        }
        Hostile.bombs().forEach(bomb -> run(fuzzer, bomb));
    }

    private static void run(MethodHandle fuzzer, byte[] input) {
        try {
            fuzzer.invokeExact(input);
        } catch (Throwable e) {
            byte[] shown = input.length > 500 ? java.util.Arrays.copyOf(input, 500) : input;
            throw new AssertionError(
                    "input of " + input.length + " octets, \"" + Hostile.octets(shown) + "\", hex "
                            + HexFormat.of().formatHex(shown),
                    e);
        }
    }
}
