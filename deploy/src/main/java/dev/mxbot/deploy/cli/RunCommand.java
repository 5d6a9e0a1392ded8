package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Setting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.config.SettingsReader;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mxbot run}: the bot on its chat platforms. */
@Command(
        name = "run",
        header = "The bot: each chat platform whose tokens are set, and the HTTP endpoints.",
        description = {
            "Slack needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET), Discord needs DISCORD_TOKEN.",
            "SIGTERM stops it."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Streams streams;
    private final Wiring wiring;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    RunCommand(Streams streams, Wiring wiring) {
        this.streams = streams;
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws InvalidSetting {
        SettingsReader reader = options.reader(streams.environment());
        Settings settings = reader.read();
        if (settings.slack().botToken().isEmpty() && settings.discord().token().isEmpty()) {
            streams.err().println("mxbot: no chat platform is set up. Any will do:");
            wiring.howToConnect().forEach(lines -> streams.err().print(lines.indent(2)));
            streams.err().println("Without any token: mxbot demo");
            return Exit.USAGE;
        }
        for (Setting setting : Setting.values()) {
            streams.err().println(line(setting, reader));
        }
        return wiring.serve(settings, streams);
    }

    private static String line(Setting setting, SettingsReader reader) {
        String value = reader.text(setting).map(setting::shown).orElse(setting.fallback() + " (default)");
        return String.format(Locale.ROOT, "  %-25s  %s", setting, value);
    }
}
