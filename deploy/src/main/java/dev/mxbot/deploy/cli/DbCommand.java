package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.reply.Printable;
import dev.mxbot.store.Backups;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.store.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot db}: looks after the store. */
@Command(
        name = "db",
        header = "The store: online backup, moving between SQLite and PostgreSQL.",
        description = "Which store it is, MXBOT_DATA_DIR and MXBOT_STORE_URL say.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:wrong usage, or the store must not be used as it is",
            "75:the store cannot be reached for now"
        })
final class DbCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    DbCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() throws WrongUsage {
        throw new WrongUsage("db needs one of backup, export, import, migrate (see mxbot db --help)");
    }

    @Command(
            name = "backup",
            header = "Copy the store while it is in use, into the folder backups beside it.",
            mixinStandardHelpOptions = true)
    int backup(
            @Mixin SettingsOptions options,
            @Option(
                            names = "--keep",
                            paramLabel = "N",
                            defaultValue = "7",
                            description = "How many backups stay, the newest. Default: ${DEFAULT-VALUE}.")
                    int keep)
            throws InvalidSetting, WrongUsage {
        if (keep < 1) {
            throw new WrongUsage("--keep is a number from 1 on");
        }
        streams.out().println(Backups.make(config(options), clock, keep));
        return Exit.OK;
    }

    @Command(
            name = "export",
            header = "Write all that is in the store as JSON, one object a line, while it is in use.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "FILE", defaultValue = "-", description = "Where to; -: stdout, the default.")
                    String file)
            throws InvalidSetting, WrongUsage {
        StoreConfig config = config(options);
        try {
            say("exported", file.equals("-") ? toStdout(config) : toFile(config, Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(OneLine.quoted(file) + " cannot be written");
        }
        return Exit.OK;
    }

    private SortedMap<String, Long> toStdout(StoreConfig config) throws IOException {
        Writer out = new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
        SortedMap<String, Long> counts = Transfer.export(config, Patience.none(), out);
        out.flush();
        return counts;
    }

    /** Under its name only once it is whole, and for no other eyes. */
    private static SortedMap<String, Long> toFile(StoreConfig config, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        Path unfinished = Files.createTempFile(folder, "mxbot-", ".part");
        try {
            SortedMap<String, Long> counts;
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                counts = Transfer.export(config, Patience.none(), out);
            }
            Files.move(unfinished, absolute, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Command(
            name = "import",
            header = "Read what export wrote into an empty store: all of it, or nothing.",
            mixinStandardHelpOptions = true)
    int read(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "FILE", description = "What to read; -: stdin.") String file,
            @Option(names = "--replace", description = "What is in the store is lost.") boolean replace)
            throws InvalidSetting, WrongUsage {
        StoreConfig config = config(options);
        try (BufferedReader from = new BufferedReader(reader(file))) {
            try (Store store = Store.open(config, clock, Patience.none())) {
                say("imported", Transfer.read(store, from, replace));
            }
        } catch (IOException | InvalidPathException | java.io.UncheckedIOException e) {
            throw new WrongUsage(OneLine.quoted(file) + " cannot be read");
        }
        return Exit.OK;
    }

    private Reader reader(String file) throws IOException {
        return file.equals("-")
                ? new InputStreamReader(streams.in(), StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(file));
    }

    @Command(
            name = "migrate",
            header = "Bring the store's tables up to date; mxbot run does the same at its start.",
            mixinStandardHelpOptions = true)
    int migrate(
            @Mixin SettingsOptions options,
            @Option(names = "--show", description = "Only say which version they have.") boolean show)
            throws InvalidSetting {
        StoreConfig config = config(options);
        Store.Versions versions = show ? Store.versions(config) : Store.migrate(config, clock);
        streams.out()
                .println("schema version " + versions.now() + " of " + versions.newest() + " ("
                        + Printable.line(config.toString()) + ")");
        return Exit.OK;
    }

    private StoreConfig config(SettingsOptions options) throws InvalidSetting {
        Settings settings = options.read(streams.environment());
        return new StoreConfig(settings.dataDir(), settings.storeUrl());
    }

    private void say(String what, Map<String, Long> counts) {
        streams.err()
                .println("mxbot: " + what + " "
                        + counts.entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey())
                                .collect(Collectors.joining(", ")));
    }
}
