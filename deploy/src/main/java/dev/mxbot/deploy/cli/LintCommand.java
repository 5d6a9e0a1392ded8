package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.DidYouMean;
import dev.mxbot.diagnosis.Linted;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.report.LintReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot lint}: a record judged before it is published. */
@Command(
        name = "lint",
        header = "Judge one record before it is published; no DNS is asked.",
        description = {
            "Example: mxbot lint spf \"v=spf1 include:_spf.example.net -all\"",
            "The text is bare, as in a provider's form, or in quotation marks, as in a zone file.",
            "What the record refers to is not looked up."
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private static final String EXAMPLE = "Example: mxbot lint spf \"v=spf1 mx -all\"";

    /** Stands for the domain where none is named; the name is reserved (RFC 2606 section 2). */
    private static final String SOMEBODY = "your-domain.example";

    /** No record comes near; what is longer is not read. */
    private static final int MOST_OCTETS = 1 << 20;

    private final Streams streams;
    private final Wiring wiring;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            arity = "0..1",
            description = "spf, dmarc, dkim, mta-sts, mta-sts-policy or tls-rpt.")
    private @Nullable String kind;

    @Parameters(index = "1", paramLabel = "TEXT", arity = "0..1", description = "The record; -: from standard input.")
    private @Nullable String text;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Records as lines of {\"id\", \"text\"}, judged in their order, as JSON; -: from standard input.")
    private @Nullable String file;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            defaultValue = SOMEBODY,
            description = "The domain that the record is meant for, named in the fixes.")
    private String domain = SOMEBODY;

    @Option(names = "--json", description = "One JSON object a line, nothing else.")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit 1 from this severity on: critical, error, warning or never. Default: error.")
    private FailOn failOn = FailOn.error;

    LintCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage {
        Linters linters = wiring.linters();
        RecordKind wanted = wanted(linters);
        DomainName owner = owner();
        if ((text == null) == (file == null)) {
            throw new WrongUsage("give a text or a --file. " + EXAMPLE);
        }
        return file == null
                ? single(linters, wanted, owner, String.valueOf(text))
                : batch(linters, wanted, owner, file);
    }

    private RecordKind wanted(Linters linters) throws WrongUsage {
        List<String> words = linters.kinds().stream().map(RecordKind::word).toList();
        if (kind == null) {
            throw new WrongUsage("name a kind of record: " + String.join(", ", words) + ". " + EXAMPLE);
        }
        String typed = kind.toLowerCase(Locale.ROOT);
        for (RecordKind known : linters.kinds()) {
            if (known.word().equals(typed)) {
                return known;
            }
        }
        throw new WrongUsage("there is no kind of record " + OneLine.quoted(kind) + DidYouMean.of(typed, words)
                + " (all: " + String.join(", ", words) + "). " + EXAMPLE);
    }

    private DomainName owner() throws WrongUsage {
        try {
            DomainName named = DomainName.parse(domain);
            // Room for the labels that records stand at.
            return named.below("selector._domainkey").isPresent() ? named : DomainName.of(SOMEBODY);
        } catch (InvalidDomainName e) {
            throw new WrongUsage("--domain " + OneLine.quoted(domain) + " is no domain: " + e.getMessage()
                    + ". Example: --domain example.com");
        }
    }

    private int single(Linters linters, RecordKind wanted, DomainName owner, String typed) throws WrongUsage {
        String read = typed.equals("-") ? standardInput() : typed;
        if (read.isBlank()) {
            throw new WrongUsage("the text is empty. Example: mxbot lint " + wanted.word() + " \""
                    + (wanted.file() ? "version: STSv1…" : wanted.example()) + "\"");
        }
        Linted linted = linters.lint(wanted, read, owner);
        if (json) {
            streams.out().println(JsonLine.of(LintReport.json(Optional.empty(), linted)));
        } else {
            streams.out().print(new TerminalRenderer(streams).render(LintReport.of(linted)));
        }
        return failOn.exit(linted.findings());
    }

    private String standardInput() throws WrongUsage {
        try {
            return new String(streams.in().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongUsage("standard input cannot be read");
        }
    }

    private int batch(Linters linters, RecordKind wanted, DomainName owner, String name) throws WrongUsage {
        try (InputStream in = name.equals("-") ? streams.in() : Files.newInputStream(Path.of(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int exit = Exit.OK;
            boolean unreadable = false;
            BatchLines batch = new BatchLines(lines);
            for (Optional<BatchLines.Line> line = batch.next(); line.isPresent(); line = batch.next()) {
                try {
                    Message message = Message.read(line.get().text());
                    Linted linted = linters.lint(wanted, message.text(), owner);
                    streams.out().println(JsonLine.of(LintReport.json(message.id(), linted)));
                    exit = FailOn.worse(exit, failOn.exit(linted.findings()));
                } catch (UnreadableLine e) {
                    streams.out().println(e.json());
                    streams.err().println("mxbot: line " + line.get().number() + ": " + e.getMessage());
                    unreadable = true;
                }
            }
            return unreadable ? Exit.USAGE : exit;
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage("--file " + OneLine.quoted(name) + " cannot be read");
        }
    }
}
