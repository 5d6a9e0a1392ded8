package dev.mxbot.deploy.cli;

import dev.mxbot.report.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mxbot findings}: the catalogue, from the very rules that judge. */
@Command(
        name = "findings",
        header = "The catalogue of finding codes; with CODE, its full explanation.",
        description = "Example: mxbot findings mx.missing",
        mixinStandardHelpOptions = true)
final class FindingsCommand implements Callable<Integer> {
    private final Streams streams;
    private final Wiring wiring;

    @Parameters(paramLabel = "CODE", arity = "0..1", description = "A code, say mx.missing.")
    private @Nullable String code;

    @Option(names = "--json", description = "One JSON object a line, nothing else.")
    private boolean json;

    FindingsCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws WrongUsage {
        Catalogue catalogue = wiring.catalogue();
        if (code == null) {
            list(catalogue);
        } else {
            explain(catalogue, code.strip().toLowerCase(Locale.ROOT));
        }
        return Exit.OK;
    }

    private void list(Catalogue catalogue) {
        List<Catalogue.Entry> entries = catalogue.entries();
        int widest =
                entries.stream().mapToInt(entry -> entry.code().length()).max().orElse(1);
        for (Catalogue.Entry entry : entries) {
            streams.out()
                    .println(
                            json
                                    ? line(catalogue, entry)
                                    : String.format(
                                            Locale.ROOT,
                                            "%-" + widest + "s  %-8s  %s",
                                            entry.code(),
                                            entry.severity().word(),
                                            entry.summary()));
        }
    }

    private void explain(Catalogue catalogue, String wanted) throws WrongUsage {
        for (Catalogue.Entry entry : catalogue.entries()) {
            if (entry.code().equals(wanted)) {
                streams.out()
                        .println(
                                json
                                        ? line(catalogue, entry)
                                        : catalogue.page(wanted).orElseThrow().stripTrailing());
                return;
            }
        }
        String near = catalogue.suggest(wanted).stream()
                .limit(1)
                .map(known -> "; did you mean " + known + "?")
                .reduce("", String::concat);
        throw new WrongUsage("there is no finding " + OneLine.quoted(wanted) + near + " (all: mxbot findings)");
    }

    private static String line(Catalogue catalogue, Catalogue.Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", entry.code());
        object.put("severity", entry.severity().word());
        object.put("lane", entry.lane().word());
        object.put("summary", entry.summary());
        object.put("references", entry.references());
        object.put("page", catalogue.page(entry.code()).orElse(""));
        return JsonLine.of(object);
    }
}
