package dev.mxbot.deploy.cli;

import dev.mxbot.lookup.dns.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether DNSSEC is validated here, and whom that trusts. */
final class ValidationOptions {
    /** The keys of many zones fit into this. */
    private static final int MOST_OCTETS = 100_000;

    @Option(
            names = "--validate",
            description = "Validate DNSSEC here, from the root's keys down, whatever the resolver does.")
    private boolean validate;

    @Option(
            names = "--trust-anchors",
            paramLabel = "FILE",
            description = "With --validate: DS or DNSKEY records to trust in place of the root's, as lines of a zone.")
    private @Nullable Path file;

    boolean validate() {
        return validate;
    }

    TrustAnchors anchors() throws WrongUsage {
        Path named = file;
        if (named == null) {
            return TrustAnchors.ROOT;
        }
        if (!validate) {
            throw new WrongUsage("--trust-anchors belongs to --validate, which is not given");
        }
        try {
            return new TrustAnchors(text(named));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--trust-anchors " + OneLine.quoted(named.toString())
                    + ": it takes DS or DNSKEY records, one a line. Example: example.com. IN DS 20326 8 2 E06D…");
        }
    }

    private static String text(Path named) throws WrongUsage {
        try (InputStream in = Files.newInputStream(named)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new WrongUsage("--trust-anchors " + OneLine.quoted(named.toString()) + " is too long");
            }
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongUsage("--trust-anchors " + OneLine.quoted(named.toString()) + " cannot be read");
        }
    }
}
