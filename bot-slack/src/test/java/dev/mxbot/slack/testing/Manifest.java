package dev.mxbot.slack.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a Slack app manifest of ours says; enough of YAML for the way these files are written: one entry a line.
 *
 * @param commands with their slash
 * @param scopes of the bot
 * @param events of the bot
 */
public record Manifest(List<String> commands, List<String> scopes, List<String> events, String text) {
    /** The manifests in a folder are {@code manifest.yaml} (Socket Mode) and {@code manifest-http.yaml}. */
    public static Manifest read(Path file) throws IOException {
        String text = Files.readString(file);
        return new Manifest(values(text, "- command: (/\\S+)"), under(text, "bot"), under(text, "bot_events"), text);
    }

    private static List<String> under(String text, String key) {
        var section = Pattern.compile("(?m)^( *)" + key + ":\\n((?:\\1 +[-#] .*\\n)+)")
                .matcher(text);
        return section.find() ? values(section.group(2), "- ([a-z_:.]+)") : List.of();
    }

    private static List<String> values(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
