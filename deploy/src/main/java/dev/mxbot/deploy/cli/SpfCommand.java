package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.report.SpfJson;
import dev.mxbot.report.SpfReport;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot spf}: does this server pass SPF, and through which term? */
@Command(
        name = "spf",
        header = "Does a server pass SPF for a domain, and through which term?",
        description = {
            "Example: mxbot spf example.com --ip 192.0.2.1",
            "Exit status: 0 pass; 1 any other result; 2 a line of the file is no request; 3 temperror, because nothing is known.",
            "In a batch 1 outweighs 3, and 3 outweighs 2."
        },
        mixinStandardHelpOptions = true)
final class SpfCommand implements Callable<Integer> {
    private static final String EXAMPLE = ". Example: mxbot spf example.com --ip 192.0.2.1";

    private final Streams streams;
    private final Wiring wiring;

    @Parameters(paramLabel = "DOMAIN", arity = "0..1", description = "The domain in whose name the server sends.")
    private @Nullable String domain;

    @Option(names = "--ip", paramLabel = "IP", description = "The address of the server that sends.")
    private @Nullable String ip;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDR",
            description = "The sender's address; empty for bounces. Default: postmaster of the domain.")
    private @Nullable String mailFrom;

    @Option(names = "--helo", paramLabel = "NAME", description = "What the server says its name is.")
    private String helo = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Requests as lines of {\"id\", \"domain\", \"ip\", \"mailFrom\", \"helo\"}, answered in their order, as JSON; -:"
                            + " from standard input.")
    private @Nullable String file;

    @Option(names = "--json", description = "One JSON object a line, nothing else.")
    private boolean json;

    @Option(names = "--fresh", description = "Use no cached answer.")
    private boolean fresh;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description =
                    "Exit 1 from this severity on: critical, error, warning or never; a result other than pass is an"
                            + " error. Default: error.")
    private FailOn failOn = FailOn.error;

    @Mixin
    private LookupOptions lookup = new LookupOptions();

    SpfCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage, InvalidSetting {
        if (file != null) {
            if (domain != null || ip != null) {
                throw new WrongUsage("name a domain with its --ip or a --file, not both");
            }
            return batch(file);
        }
        if (domain == null) {
            throw new WrongUsage("name a domain" + EXAMPLE);
        }
        return one(domain);
    }

    private int one(String typed) throws WrongUsage, InvalidSetting {
        if (ip == null) {
            throw new WrongUsage("name the --ip of the server that sends" + EXAMPLE);
        }
        String address;
        try {
            address = SpfRequest.address(ip);
        } catch (WrongUsage e) {
            throw new WrongUsage("--ip " + e.getMessage() + EXAMPLE);
        }
        SpfRequest request =
                SpfRequest.of(Optional.empty(), typed.strip(), address, Optional.ofNullable(mailFrom), helo);
        SenderRequest sender = fresh ? request.sender().refreshed() : request.sender();
        try (Bot bot = wiring.live(lookup.settings(streams.environment()))) {
            SenderVerdict verdict =
                    bot.senders().judge(sender).toCompletableFuture().join();
            streams.out()
                    .println(
                            json
                                    ? JsonLine.of(SpfJson.of(Optional.empty(), address, verdict))
                                    : new TerminalRenderer(streams)
                                            .render(SpfReport.of(verdict))
                                            .stripTrailing());
            return failOn.exit(verdict.result());
        }
    }

    private int batch(String name) throws WrongUsage, InvalidSetting {
        try (InputStream in = name.equals("-") ? streams.in() : Files.newInputStream(Path.of(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                Bot bot = wiring.live(lookup.settings(streams.environment()))) {
            return new SpfBatch(streams, bot.senders(), failOn, fresh).over(lines);
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage("--file " + OneLine.quoted(name) + " cannot be read");
        }
    }
}
