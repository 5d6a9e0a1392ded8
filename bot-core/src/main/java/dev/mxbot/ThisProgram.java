package dev.mxbot;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * This very program in one word, with its rules and its tables of facts: replicas of one build say the same, and whatever is built otherwise
 * says another.
 */
final class ThisProgram {
    private ThisProgram() {}

    static String word() {
        try {
            Optional<Path> jar = jar();
            // In a checkout the classes can change at any time: each start is a program of its own.
            return jar.isPresent()
                    ? MoreFiles.asByteSource(jar.get()).hash(Hashing.sha256()) + " " + others()
                    : UUID.randomUUID().toString();
        } catch (IOException | URISyntaxException e) {
            return UUID.randomUUID().toString();
        }
    }

    private static Optional<Path> jar() throws URISyntaxException {
        CodeSource source = ThisProgram.class.getProtectionDomain().getCodeSource();
        return source == null
                ? Optional.empty()
                : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    }

    /** The libraries by name and version, wherever they are installed. */
    private static String others() {
        String names = Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(path -> new File(path).getName())
                .sorted()
                .collect(Collectors.joining("\n"));
        return Hashing.sha256().hashString(names, StandardCharsets.UTF_8).toString();
    }
}
