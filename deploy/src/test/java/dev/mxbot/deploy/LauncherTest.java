package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a Maven and a Java that only write down how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("mxbot").toAbsolutePath();

    /** What every system has, and nothing else. */
    private static final List<String> BASICS = List.of(
            "cat",
            "cksum",
            "cp",
            "cut",
            "dirname",
            "find",
            "head",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sh",
            "sleep",
            "stty",
            "touch",
            "tr");

    @TempDir
    Path folder;

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectories(folder.resolve("deploy/src/main"));
        Files.createDirectories(folder.resolve("tools"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        script("deploy/mxbot", Files.readString(LAUNCHER));
        script("tools/mvn", """
                #!/bin/sh
                echo "$*" >>"%1$s/mvn.log"
                echo "much to say"
                sleep 0.3
                mkdir -p deploy/target/lib
                echo jar >deploy/target/lib/some.jar
                echo jar >deploy/target/deploy-0.1.0.jar
                """.formatted(folder));
        script("tools/java", """
                #!/bin/sh
                [ "$1" != -version ] || { echo 'openjdk version "17.0.9" 2023-10-17' >&2; exit 0; }
                case "$*" in
                *rehearse* | *-Xshare:dump*) exit 0 ;;
                esac
                echo "$*" >>"%1$s/java.log"
                echo "said by java"
                """.formatted(folder));
        script("tools/javac", "#!/bin/sh\n");
        past("pom.xml");
        past("deploy/src/main");
    }

    @Test
    void buildsOnFirstUseAndThenOnlyWhenASourceIsNewer() throws IOException, InterruptedException {
        Run first = run(folder.resolve("deploy/mxbot"), "check", "example.com");
        Run second = run(folder.resolve("deploy/mxbot"), "check", "example.com");

        assertEquals("said by java\n", first.out());
        assertEquals(1, first.err().lines().count());
        assertTrue(first.err().startsWith("mxbot: building"), first.err());
        assertEquals("", second.err());
        assertEquals(1, lines("mvn.log").size());

        Files.writeString(folder.resolve("deploy/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(
                folder.resolve("deploy/src/main/New.java"),
                FileTime.from(Instant.now().plusSeconds(2)));
        run(folder.resolve("deploy/mxbot"), "--version");

        assertEquals(2, lines("mvn.log").size());
    }

    @Test
    void handsTheArgumentsOnAsTheyAre() throws IOException, InterruptedException {
        run(folder.resolve("deploy/mxbot"), "ask", "is  a.example ok?", "*", "");

        assertTrue(
                lines("java.log").get(0).endsWith(" dev.mxbot.deploy.Main ask is  a.example ok? * "),
                lines("java.log").get(0));
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException, InterruptedException {
        Process one = start(folder.resolve("deploy/mxbot"), "--version");
        Process other = start(folder.resolve("deploy/mxbot"), "--version");

        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());
        assertEquals(1, lines("mvn.log").size());
        assertEquals(2, lines("java.log").size());
    }

    @Test
    void aLockWhoseOwnerIsGoneDoesNotHoldAnybodyUp() throws IOException, InterruptedException {
        Path lock = Files.createDirectories(folder.resolve("deploy/target/mxbot.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertEquals(0, run(folder.resolve("deploy/mxbot"), "--version").exit());
    }

    @Test
    void worksThroughASymbolicLinkFromAnywhere() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("tools/mxbot"), Path.of("../deploy/mxbot"));

        assertEquals("said by java\n", run(link, "--version").out());
    }

    @Test
    void saysWhatIsMissing() throws IOException, InterruptedException {
        Files.delete(folder.resolve("tools/mvn"));
        Run withoutMaven = run(folder.resolve("deploy/mxbot"), "--version");
        script("tools/java", "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Run oldJava = run(folder.resolve("deploy/mxbot"), "--version");

        assertEquals(2, withoutMaven.exit());
        assertEquals(
                "mxbot: no Maven found; install Maven 3.8 or newer (apt install maven, brew install maven)\n",
                withoutMaven.err());
        assertEquals(2, oldJava.exit());
        assertTrue(
                oldJava.err().endsWith("is Java 11; mxbot needs 17 or newer (set JAVA_HOME to it)\n"), oldJava.err());
    }

    @Test
    void aPackagedProgramIsNotBuilt() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("opt/bin"));
        Files.createDirectories(folder.resolve("opt/lib"));
        Files.writeString(folder.resolve("opt/lib/deploy-0.1.0.jar"), "jar");
        script("opt/bin/mxbot", Files.readString(LAUNCHER));

        Run run = run(folder.resolve("opt/bin/mxbot"), "--version");

        assertEquals("said by java\n", run.out());
        assertFalse(Files.exists(folder.resolve("mvn.log")));
    }

    @Test
    void leavesTheHeapToWhoeverSetsIt() throws IOException, InterruptedException {
        run(folder.resolve("deploy/mxbot"), "check", "example.com");
        ProcessBuilder own = builder(folder.resolve("deploy/mxbot"), "check", "--file", "list");
        own.environment().put("MXBOT_JAVA_OPTIONS", "-Xmx128m");
        assertEquals(0, own.start().waitFor());

        assertTrue(lines("java.log").get(0).contains(" -Xmx256m"));
        assertTrue(lines("java.log").get(0).contains("-XX:TieredStopAtLevel=1"));
        assertFalse(lines("java.log").get(1).contains(" -Xmx256m"));
        assertTrue(lines("java.log").get(1).contains(" -Xmx128m"));
        // A long run is worth the optimising compiler.
        assertFalse(lines("java.log").get(1).contains("-XX:TieredStopAtLevel=1"));
    }

    /** The launcher leaves a process behind that makes the archive of classes: the folder is not ours again before that has ended. */
    @AfterEach
    void awaitTheArchive() throws IOException, InterruptedException {
        for (int i = 0; i < 3000 && isBusy(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertFalse(isBusy(), "the archive of classes is still being made");
    }

    private boolean isBusy() throws IOException {
        for (String state : List.of("deploy/target", "cache/mxbot")) {
            Path at = folder.resolve(state);
            if (Files.isDirectory(at)) {
                try (Stream<Path> files = Files.list(at)) {
                    if (files.anyMatch(file -> file.toString().endsWith(".jsa.busy"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private record Run(int exit, String out, String err) {}

    private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
        Process process = start(launcher, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        return builder(launcher, arguments).start();
    }

    /** The tools of this test in front; none of this machine's Javas. */
    private ProcessBuilder builder(Path launcher, String... arguments) throws IOException {
        Path basics = Files.createDirectories(folder.resolve("basics"));
        for (String tool : BASICS) {
            Path real = Stream.of("/usr/bin/", "/bin/")
                    .map(where -> Path.of(where + tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            script("basics/" + tool, "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList());
        builder.directory(Path.of("/").toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().remove("MXBOT_JAVA_OPTIONS");
        builder.environment().put("PATH", folder.resolve("tools") + ":" + basics);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder;
    }

    private void script(String path, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(path), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void past(String path) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(path), FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private List<String> lines(String file) throws IOException {
        return Files.exists(folder.resolve(file)) ? Files.readAllLines(folder.resolve(file)) : List.of();
    }
}
