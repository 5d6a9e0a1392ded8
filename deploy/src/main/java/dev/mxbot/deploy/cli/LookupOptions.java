package dev.mxbot.deploy.cli;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.lookup.dns.LookupConfig;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whom a diagnosing command asks. */
final class LookupOptions extends SettingsOptions {
    @Option(
            names = "--resolver",
            paramLabel = "HOST[:PORT]",
            description = "Ask this resolver in place of the configured ones; may be given several times.")
    private List<String> resolvers = List.of();

    @Option(names = "--no-smtp", description = "Do not connect to mail hosts.")
    private boolean noSmtp;

    Settings settings(Map<String, String> environment) throws InvalidSetting, WrongUsage {
        Settings settings = read(environment);
        if (!resolvers.isEmpty()) {
            settings = settings.withResolvers(checked());
        }
        return noSmtp ? settings.withoutSmtp() : settings;
    }

    /** As far as wished for, or not at all. */
    SmtpDepth smtp(SmtpDepth wished) {
        return noSmtp ? SmtpDepth.NONE : wished;
    }

    private List<String> checked() throws WrongUsage {
        try {
            LookupConfig.of(resolvers);
            return resolvers;
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--resolver: " + e.getMessage());
        }
    }
}
