package dev.mxbot.deploy;

import dev.mxbot.deploy.config.Settings;
import dev.mxbot.discord.DiscordConfig;
import dev.mxbot.discord.DiscordConnection;
import dev.mxbot.discord.DiscordInvite;
import dev.mxbot.discord.DiscordModule;
import dev.mxbot.discord.DiscordState;
import java.util.Optional;

/** Discord as a part of the running bot. */
final class DiscordPlatform implements Platform {
    static final String HOW_TO_CONNECT = """
            Discord  make an application at https://discord.com/developers/applications, invite it with
                     %s
                     then set DISCORD_TOKEN: deploy/discord/README.md
            """.formatted(DiscordInvite.link(DiscordInvite.PLACEHOLDER));

    private final DiscordConnection connection;

    private DiscordPlatform(DiscordConnection connection) {
        this.connection = connection;
    }

    static Optional<Platforms.Plug> plug(Settings settings) {
        Settings.Discord discord = settings.discord();
        return discord.token()
                .map(token -> new DiscordConfig(
                        token.value(),
                        discord.apiUrl().orElse(DiscordConfig.DISCORD_API),
                        discord.gatewayUrl().orElse(DiscordConfig.DISCORD_GATEWAY)))
                .map(config -> new Platforms.Plug(
                        new DiscordModule(config), bot -> new DiscordPlatform(bot.instance(DiscordConnection.class))));
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public void start() {
        connection.start();
    }

    @Override
    public void stop() {
        connection.stop();
    }

    @Override
    public boolean isReady() {
        return connection.isReady();
    }

    @Override
    public boolean isRefused() {
        return connection.state() instanceof DiscordState.Refused;
    }

    @Override
    public String inWords() {
        DiscordState state = connection.state();
        if (state instanceof DiscordState.Refused refused) {
            return "refused: " + refused.reason();
        } else if (state instanceof DiscordState.Retrying retrying) {
            return "trying again: " + retrying.reason();
        } else if (state instanceof DiscordState.Standby) {
            return "standby";
        }
        return state instanceof DiscordState.Connected ? "connected" : "stopped";
    }
}
