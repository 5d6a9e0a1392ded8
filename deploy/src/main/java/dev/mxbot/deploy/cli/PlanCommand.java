package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.plan.Plan;
import dev.mxbot.plan.PlanReader;
import dev.mxbot.plan.Planned;
import dev.mxbot.plan.UnreadablePlan;
import dev.mxbot.report.PlanJson;
import dev.mxbot.report.PlanReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot plan}: one domain, diagnosed as if the records in a file were published. */
@Command(
        name = "plan",
        header = "What if these records were published? Nothing is published.",
        description = {
            "Example: mxbot plan example.com --zone new.zone",
            "",
            "The file holds zone-file lines; names without a final dot are relative to DOMAIN, the default $TTL is 3600.",
            "  @ 3600 IN MX 10 mx1.example.net.        in place of all MX records of the domain",
            "  - @ MX 10 old.example.com.              this record goes",
            "  - old A                                 all A records of old.DOMAIN go",
            "  + @ TXT \"verification=1\"                beside the TXT records that are there",
            "  (\"remove\" and \"add\", as a fix is shown, mean the same as - and +)",
            "$ORIGIN and $TTL are followed, $INCLUDE and $GENERATE are not.",
            "The exit status is by the domain as it would be after the change."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Streams streams;
    private final Wiring wiring;

    @Parameters(paramLabel = "DOMAIN", description = "The domain whose records change.")
    private String domain = "";

    @Option(
            names = "--zone",
            required = true,
            paramLabel = "FILE",
            description = "The records, in zone-file syntax; -: from standard input.")
    private String zone = "";

    @Option(names = "--json", description = "One JSON object, nothing else.")
    private boolean json;

    @Option(names = "--fresh", description = "Use no cached answer.")
    private boolean fresh;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit 1 from this severity on: critical, error, warning or never. Default: error.")
    private FailOn failOn = FailOn.error;

    @Mixin
    private LookupOptions lookup = new LookupOptions();

    PlanCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage, InvalidSetting {
        Plan plan = plan();
        Settings settings = lookup.settings(streams.environment());
        Inquiry inquiry = Inquiry.of(plan.domain());
        try (Bot bot = wiring.live(settings)) {
            Planned planned = bot.planner()
                    .rehearse(plan, fresh ? inquiry.refreshed() : inquiry)
                    .toCompletableFuture()
                    .join();
            streams.out()
                    .println(
                            json
                                    ? JsonLine.of(PlanJson.of(planned))
                                    : new TerminalRenderer(streams)
                                            .render(PlanReport.of(planned))
                                            .stripTrailing());
            return failOn.exit(planned.rehearsal().after());
        } catch (CompletionException e) {
            streams.err().println("mxbot: the rehearsal for " + plan.domain() + " failed");
            return Exit.UNJUDGED;
        }
    }

    private Plan plan() throws WrongUsage {
        DomainName about;
        try {
            about = Typed.domain(domain);
        } catch (InvalidDomainName e) {
            throw new WrongUsage(OneLine.quoted(domain) + " is no domain: " + e.getMessage()
                    + ". Example: mxbot plan example.com --zone new.zone");
        }
        try {
            return PlanReader.read(about, text());
        } catch (UnreadablePlan e) {
            // Each mistake is a line of its own; the last one carries the name of the program like any other error.
            int last = e.mistakes().size() - 1;
            e.mistakes().subList(0, last).forEach(mistake -> streams.err().println("mxbot: " + OneLine.plain(mistake)));
            throw new WrongUsage(OneLine.plain(e.mistakes().get(last)));
        }
    }

    private String text() throws WrongUsage {
        try {
            if (zone.equals("-")) {
                return read(streams.in());
            }
            try (InputStream in = Files.newInputStream(Path.of(zone))) {
                return read(in);
            }
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage("--zone " + OneLine.quoted(zone) + " cannot be read");
        }
    }

    /** One octet more than may be, so that the reader can say that it is too long. */
    private static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(PlanReader.LONGEST + 1), StandardCharsets.UTF_8).replace("\uFEFF", "");
    }
}
