package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Reply;
import dev.mxbot.report.DiagnosisJson;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot check}: one diagnosis for each domain, each written as soon as it is done. */
@Command(
        name = "check",
        header = "Diagnose domains: can they receive mail, and is what they send accepted?",
        description = {
            "Example: mxbot check example.com",
            "With several domains each result is written as soon as it is there, so their order may differ from the input's."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    /** Diagnoses under way at a time: enough to hide the network's delay, few enough to overrun no resolver. */
    private static final String IN_FLIGHT = "64";

    private static final int MOST_TYPED = 10;
    private static final int MOST_IN_FLIGHT = 10_000;

    private final Streams streams;
    private final Wiring wiring;

    @Parameters(paramLabel = "DOMAIN", description = "A domain, an e-mail address or a URL.")
    private List<String> domains = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Domains from a file, one a line; -: from standard input.")
    private @Nullable String file;

    @Option(
            names = "--resume",
            paramLabel = "RESULTS",
            description =
                    "With --file: leaves out the domains of these results, the --json lines of a run that was stopped.")
    private @Nullable Path results;

    @Option(names = "--json", description = "One JSON object a line, nothing else.")
    private boolean json;

    @Option(names = "--details", description = "With the evidence and the steps of every finding, and both trees.")
    private boolean details;

    @Option(names = "--flow", description = "The way of mail as a tree: MX, hosts, addresses, policy.")
    private boolean flow;

    @Option(names = "--spf-tree", description = "The SPF record as a tree, with what each term costs in lookups.")
    private boolean spfTree;

    @Option(names = "--fresh", description = "Use no cached answer.")
    private boolean fresh;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit 1 from this severity on: critical, error, warning or never. Default: error.")
    private FailOn failOn = FailOn.error;

    @Option(
            names = "--expect-mx",
            paramLabel = "HOST",
            description = "An MX host that is right; any other is reported. May be given several times.")
    private List<String> expectMx = List.of();

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            description = {
                "A DKIM selector (the s= tag of a signed mail) whose key is looked at and has to be there.",
                "May be given up to " + Inquiry.MOST_SELECTORS + " times."
            })
    private List<String> selectors = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = IN_FLIGHT,
            description = "Domains under way at a time; 1: one after the other. Default: " + IN_FLIGHT + ".")
    private int parallel;

    private List<String> named = List.of();

    private TrustAnchors anchors = TrustAnchors.ROOT;

    private EarlierResults earlier = EarlierResults.NONE;

    @Mixin
    private ValidationOptions validation = new ValidationOptions();

    @Mixin
    private LookupOptions lookup = new LookupOptions();

    CheckCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage, InvalidSetting {
        if (parallel < 1 || parallel > MOST_IN_FLIGHT) {
            throw new WrongUsage("--parallel " + parallel + ": a number between 1 and " + MOST_IN_FLIGHT);
        }
        Set<DomainName> expected = expected();
        named = named();
        anchors = validation.anchors();
        Settings settings = lookup.settings(streams.environment());
        if (file == null) {
            if (results != null) {
                throw new WrongUsage("--resume goes on with a --file. Example: mxbot check --file domains.txt --json"
                        + " --resume results.jsonl >> results.jsonl");
            }
            return domains(settings, expected);
        }
        if (!domains.isEmpty()) {
            throw new WrongUsage("name domains or a --file, not both");
        }
        earlier = earlier(results);
        return file(settings, expected, file);
    }

    private static EarlierResults earlier(@Nullable Path results) throws WrongUsage {
        try {
            return results == null ? EarlierResults.NONE : EarlierResults.in(results);
        } catch (IOException | UncheckedIOException e) {
            throw new WrongUsage("--resume " + OneLine.quoted(String.valueOf(results)) + " cannot be read");
        }
    }

    private int domains(Settings settings, Set<DomainName> expected) throws WrongUsage {
        if (domains.isEmpty()) {
            throw new WrongUsage("name a domain. Example: mxbot check example.com");
        }
        if (domains.size() == 1) {
            try {
                DomainName only = Typed.domain(domains.get(0));
                return new Run(settings, expected, OptionalInt.of(1))
                        .over(List.of(only.text()).iterator());
            } catch (InvalidDomainName e) {
                throw new WrongUsage(noDomain(domains.get(0), e) + ". Example: mxbot check example.com");
            }
        }
        return new Run(settings, expected, OptionalInt.of(domains.size())).over(domains.iterator());
    }

    private int file(Settings settings, Set<DomainName> expected, String name) throws WrongUsage {
        try {
            if (name.equals("-")) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
                return new Run(settings, expected, OptionalInt.empty()).over(entries(lines));
            }
            int total = count(Path.of(name));
            try (BufferedReader lines = reader(Path.of(name))) {
                return new Run(settings, expected, OptionalInt.of(total)).over(entries(lines));
            }
        } catch (IOException | UncheckedIOException | java.nio.file.InvalidPathException e) {
            throw new WrongUsage("--file " + OneLine.quoted(name) + " cannot be read");
        }
    }

    private int count(Path path) throws IOException {
        try (BufferedReader lines = reader(path)) {
            int total = 0;
            for (Iterator<String> entry = entries(lines); entry.hasNext(); entry.next()) {
                total++;
            }
            return total;
        }
    }

    /** Octets that are no UTF-8 become a sign that no domain has, so that one bad line does not end the run. */
    private static BufferedReader reader(Path path) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    }

    /** Without comments, blank lines and what was done before; a byte order mark is none of ours. */
    private Iterator<String> entries(BufferedReader lines) {
        return lines.lines()
                .map(line -> line.replace("\uFEFF", "").replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty() && !earlier.hold(line))
                .iterator();
    }

    private Set<DomainName> expected() throws WrongUsage {
        Set<DomainName> hosts = new HashSet<>();
        for (String host : expectMx) {
            try {
                hosts.add(DomainName.parse(host));
            } catch (InvalidDomainName e) {
                throw new WrongUsage("--expect-mx " + OneLine.quoted(host) + " is no host name: " + e.getMessage()
                        + ". Example: --expect-mx mail.example.com");
            }
        }
        return hosts;
    }

    /** RFC 6376 section 3.1: a selector is one label or several. */
    private List<String> named() throws WrongUsage {
        if (selectors.size() > Inquiry.MOST_SELECTORS) {
            throw new WrongUsage("--selector: at most " + Inquiry.MOST_SELECTORS + " of them");
        }
        List<String> names = new ArrayList<>();
        for (String selector : selectors) {
            try {
                names.add(DomainName.parse(selector).text());
            } catch (InvalidDomainName e) {
                throw new WrongUsage("--selector " + OneLine.quoted(selector) + " is no DKIM selector: "
                        + e.getMessage() + ". Example: --selector summer2026");
            }
        }
        return names;
    }

    private static String noDomain(String typed, InvalidDomainName e) {
        return OneLine.quoted(typed) + " is no domain: " + e.getMessage();
    }

    /** One run over all domains, on the calling thread; only the diagnoses are elsewhere. */
    private final class Run {
        private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
        private final Set<DomainName> expected;
        private final Settings settings;
        private final ProgressBar progress;
        private final TerminalRenderer renderer = new TerminalRenderer(streams);
        private int exit = Exit.OK;
        private final Object printing = new Object();
        private final AtomicInteger finished = new AtomicInteger();
        private boolean readerGone;
        private boolean stopped;

        Run(Settings settings, Set<DomainName> expected, OptionalInt total) {
            this.settings = settings;
            this.expected = expected;
            this.progress = new ProgressBar(streams.err(), streams.isTerminal("err"), total, Clock.systemUTC());
        }

        /** A diagnosis, or the fault of ours that prevented it. */
        private record Done(DomainName domain, @Nullable Diagnosis diagnosis) {}

        int over(Iterator<String> typed) {
            if (file == null) {
                return all(typed);
            }
            Thread farewell = new Thread(this::stop, "mxbot-stopped");
            Runtime.getRuntime().addShutdownHook(farewell);
            try {
                return all(typed);
            } finally {
                try {
                    Runtime.getRuntime().removeShutdownHook(farewell);
                } catch (IllegalStateException e) {
                    // A signal came at the very end: the hook says what was done.
                    progress.clear();
                }
            }
        }

        /** A signal ends a list in between: what was found stands, whole, and how far it came is said (RELIABILITY.md F57). */
        private void stop() {
            synchronized (printing) {
                stopped = true;
                progress.clear();
                streams.out().flush();
                streams.err()
                        .println("mxbot: stopped after " + finished.get()
                                + (finished.get() == 1 ? " domain" : " domains") + "; what was found of them is above"
                                + (json ? ". --resume RESULTS goes on, with these lines in a file" : ""));
            }
        }

        private int all(Iterator<String> typed) {
            try (Bot bot = wiring.live(settings, anchors)) {
                int underWay = 0;
                while (!readerGone && (typed.hasNext() || underWay > 0)) {
                    if (underWay < parallel && typed.hasNext()) {
                        underWay += start(bot, typed.next()) ? 1 : 0;
                    } else {
                        underWay--;
                        finish(done.take());
                    }
                    // Results come out as they come in, also while the input lasts.
                    for (Done ready = done.poll(); ready != null; ready = done.poll()) {
                        underWay--;
                        finish(ready);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            progress.clear();
            return exit;
        }

        /** More names than anybody types by hand are as good as a file. */
        private boolean isTyped() {
            return file == null && domains.size() <= MOST_TYPED;
        }

        private boolean start(Bot bot, String typed) {
            DomainName domain;
            try {
                domain = Typed.domain(typed);
            } catch (InvalidDomainName e) {
                refuse(typed, e);
                return false;
            }
            progress.show(finished.get());
            // A file is no person's question about each of its domains, so nobody is asked for at their hosts, and no
            // registry about them.
            Inquiry asked = Inquiry.of(domain)
                    .expecting(expected)
                    .naming(named)
                    .asking(lookup.smtp(file == null ? SmtpDepth.RECIPIENT : SmtpDepth.SESSION))
                    .asking(isTyped() ? RegistryDepth.ASK : RegistryDepth.NONE);
            Inquiry as = validation.validate() ? asked.validated() : asked;
            Inquiry inquiry = fresh ? as.refreshed() : as;
            bot.diagnostician()
                    .diagnose(inquiry)
                    .whenComplete(
                            (diagnosis, failure) -> done.add(new Done(domain, failure == null ? diagnosis : null)));
            return true;
        }

        private void refuse(String typed, InvalidDomainName e) {
            progress.clear();
            streams.err().println("mxbot: " + noDomain(typed, e));
            if (json) {
                print(JsonLine.noDomain(typed, e));
            }
            finished.incrementAndGet();
            exit = FailOn.worse(exit, failOn == FailOn.error || failOn == FailOn.warning ? Exit.FOUND : Exit.OK);
        }

        private void finish(Done ready) {
            int number = finished.get() + 1;
            progress.clear();
            Diagnosis diagnosis = ready.diagnosis();
            if (diagnosis == null) {
                streams.err().println("mxbot: the diagnosis of " + ready.domain() + " failed");
                exit = FailOn.worse(exit, Exit.UNJUDGED);
                finished.set(number);
                return;
            }
            exit = FailOn.worse(exit, failOn.exit(diagnosis));
            if (json) {
                print(JsonLine.of(DiagnosisJson.of(diagnosis)));
            } else {
                print((number > 1 ? "\n" : "")
                        + renderer.render(worded(diagnosis)).stripTrailing());
            }
            finished.set(number);
            progress.show(finished.get());
        }

        /** As it was asked for: in short or in detail, with the trees that were asked for. */
        private Reply worded(Diagnosis diagnosis) {
            Reply reply = details ? DiagnosisReport.detailed(diagnosis) : DiagnosisReport.brief(diagnosis);
            List<Block> blocks = new ArrayList<>(reply.blocks());
            if (flow || details) {
                View.MAIL_FLOW.section(diagnosis).ifPresent(blocks::add);
            }
            if (spfTree || details) {
                View.SPF_TREE.section(diagnosis).ifPresent(blocks::add);
            }
            return reply.withBlocks(blocks);
        }

        /** Whoever reads may have seen enough and gone (head, less): then there is nobody to check for. */
        private void print(String text) {
            synchronized (printing) {
                if (!stopped) {
                    streams.out().println(text);
                    readerGone = streams.out().checkError();
                }
            }
        }
    }
}
