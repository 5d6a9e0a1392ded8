package dev.mxbot.deploy.config;

import dev.mxbot.domain.DomainName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was set, read and checked; what was not set has its default.
 *
 * @param resolvers each {@code host[:port]}; empty: the system's
 * @param blocklists the DNS block lists that are asked
 * @param rdap whether registries are asked about registrations
 * @param httpPort 0: any free port
 * @param pingUrl who sees it no longer asked for raises the alarm
 * @param storeWait how long a store that cannot be reached is waited for at the start
 * @param jsonLog whether the running bot logs as JSON
 */
public record Settings(
        List<String> resolvers,
        int httpPort,
        Path dataDir,
        Optional<String> storeUrl,
        Duration storeWait,
        boolean jsonLog,
        Smtp smtp,
        boolean allowPrivate,
        Optional<Path> caFile,
        List<DomainName> blocklists,
        boolean rdap,
        WatchRules watchRules,
        Duration watchMinInterval,
        Duration watchConfirm,
        Optional<URI> pingUrl,
        Slack slack,
        Discord discord) {
    public Settings {
        resolvers = List.copyOf(resolvers);
        blocklists = List.copyOf(blocklists);
    }

    /**
     * Who may do what with watches, and how many there may be.
     *
     * @param adminsOnly only who may set up a channel sets up its watches
     * @param guests guests may do what members may
     */
    public record WatchRules(boolean adminsOnly, boolean guests, int perChannel, int perWorkspace) {}

    /** How mail hosts are looked at. */
    public record Smtp(boolean probe, boolean recipient, int port, Optional<String> ehloName) {}

    /** Slack's tokens. Socket Mode with an app token, HTTP mode with a signing secret alone. */
    public record Slack(
            Optional<Secret> botToken,
            Optional<Secret> appToken,
            Optional<Secret> signingSecret,
            Optional<URI> apiUrl) {}

    /** Discord's token. */
    public record Discord(Optional<Secret> token, Optional<URI> apiUrl, Optional<URI> gatewayUrl) {}

    public Settings withResolvers(List<String> others) {
        return new Settings(
                others,
                httpPort,
                dataDir,
                storeUrl,
                storeWait,
                jsonLog,
                smtp,
                allowPrivate,
                caFile,
                blocklists,
                rdap,
                watchRules,
                watchMinInterval,
                watchConfirm,
                pingUrl,
                slack,
                discord);
    }

    /** Connects to no mail host. */
    public Settings withoutSmtp() {
        return with(new Smtp(false, false, smtp.port(), smtp.ehloName()));
    }

    /** Asks no mail host for a recipient. */
    public Settings withoutRecipient() {
        return with(new Smtp(smtp.probe(), false, smtp.port(), smtp.ehloName()));
    }

    private Settings with(Smtp other) {
        return new Settings(
                resolvers,
                httpPort,
                dataDir,
                storeUrl,
                storeWait,
                jsonLog,
                other,
                allowPrivate,
                caFile,
                blocklists,
                rdap,
                watchRules,
                watchMinInterval,
                watchConfirm,
                pingUrl,
                slack,
                discord);
    }
}
