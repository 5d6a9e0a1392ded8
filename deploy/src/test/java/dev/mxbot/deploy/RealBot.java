package dev.mxbot.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code mxbot run} in a process of its own, that can be signalled. */
final class RealBot implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("mxbot: HTTP on port (\\d+)");

    private final Process process;
    private final Path log;

    private RealBot(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log what it says goes there, after what stands in it */
    static RealBot start(Map<String, String> settings, Path log) throws IOException {
        return start(settings, log, "-Xmx256m");
    }

    /**
     * With as much memory as is said.
     *
     * @param log what it says goes there, after what stands in it
     * @param heap as the Java machine is told
     */
    static RealBot start(Map<String, String> settings, Path log, String heap) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.mxbot.deploy.Main",
                "run");
        builder.environment().keySet().removeIf(name -> name.matches("(MXBOT|SLACK|DISCORD)_.*"));
        builder.environment().putAll(settings);
        Files.deleteIfExists(log);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new RealBot(builder.start(), log);
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it hears nothing of it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** By the signal's name: {@code TERM}, {@code STOP}, {@code CONT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Its exit status; none if it has not ended within the time. */
    OptionalInt awaitEnd(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    void awaitReady(Duration within) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (status("/readyz") != 200) {
            if (!process.isAlive() || System.nanoTime() - start > within.toNanos()) {
                throw new AssertionError("not ready: " + get("/readyz") + "\n" + said());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Until it says of itself that it is not ready, and why. */
    void awaitTrouble(String words, Duration within) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String ready = get("/readyz");
        while (status("/readyz") != 503 || !ready.contains(words)) {
            if (!process.isAlive() || System.nanoTime() - start > within.toNanos()) {
                throw new AssertionError("not said: " + words + ", but " + ready + "\n" + said());
            }
            TimeUnit.MILLISECONDS.sleep(50);
            ready = get("/readyz");
        }
    }

    /** 0 where nothing answers yet. */
    int status(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = response(path);
        return response == null ? 0 : response.statusCode();
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = response(path);
        return response == null ? "" : response.body();
    }

    private @org.jspecify.annotations.Nullable HttpResponse<String> response(String path)
            throws IOException, InterruptedException {
        Matcher port = PORT.matcher(said());
        if (!port.find()) {
            return null;
        }
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException | java.net.http.HttpTimeoutException e) {
            return null;
        }
    }

    /** The errors and warnings it wrote, for whoever looks at a failure. */
    List<String> complaints() throws IOException {
        return said().lines().filter(line -> line.matches(".* (ERROR|WARN) .*")).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
