package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings come from, besides the environment. */
class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings as KEY=value lines; the environment goes first. Default: $MXBOT_CONFIG.")
    private @Nullable Path config;

    SettingsReader reader(Map<String, String> environment) throws InvalidSetting {
        return SettingsReader.of(environment, Optional.ofNullable(config));
    }

    Settings read(Map<String, String> environment) throws InvalidSetting {
        return reader(environment).read();
    }
}
