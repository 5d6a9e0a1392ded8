package dev.mxbot.discord;

import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Opens a line to Discord: JDA, set up for what the bot does and nothing else. */
final class DiscordLogin {
    /** Text that mentions the bot and direct messages: neither intent is privileged. */
    private static final EnumSet<GatewayIntent> INTENTS =
            EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES);

    /** JDA takes no lower one. */
    private static final int LEAST_RECONNECT_CEILING = 32;

    private final DiscordConfig config;
    private final DiscordThreads threads;

    @Inject
    DiscordLogin(DiscordConfig config, DiscordThreads threads) {
        this.config = config;
        this.threads = threads;
        // JDA's default lets every message ping everybody that its text names.
        MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
    }

    /**
     * Asks Discord who we are, which tells a wrong token from a right one, and begins to open the gateway. Waits for Discord's answer.
     *
     * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException if Discord does not know the token
     */
    JDA open(Object... listeners) {
        return JDABuilder.createLight(config.token(), INTENTS)
                .setRestConfig(new RestConfig().setBaseUrl(config.apiUrl().toString()))
                .setSessionController(new Gateway(config.gatewayUrl().toString()))
                .setCompression(config.gatewayIsPlain() ? Compression.NONE : Compression.ZLIB)
                // JDA closes idle lines after ten seconds; then the next command would wait for a new TLS handshake.
                .setHttpClientBuilder(
                        new OkHttpClient.Builder().connectionPool(new ConnectionPool(5, 2, TimeUnit.MINUTES)))
                .setEventPool(threads.events(), false)
                .setCallbackPool(threads.callbacks(), false)
                .setMaxReconnectDelay((int) Math.max(
                        LEAST_RECONNECT_CEILING, config.retries().longest().toSeconds()))
                .setEnableShutdownHook(false) // JDA's own would drop the answers that are still queued
                .addEventListeners(listeners)
                .build();
    }

    /** Always the configured address: after a failed connection JDA would fall back to Discord's own. */
    private static final class Gateway extends ConcurrentSessionController {
        private final String url;

        Gateway(String url) {
            this.url = url;
        }

        @Override
        public String getGateway() {
            return url;
        }
    }
}
