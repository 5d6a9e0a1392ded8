package dev.mxbot.discord;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/** Opens a line to Discord: JDA, set up for what the bot does and nothing else. */
final class DiscordLogin {
    /** Text that mentions the bot and direct messages: neither intent is privileged. */
    private static final EnumSet<GatewayIntent> INTENTS =
            EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES);

    /** JDA takes no lower one. */
    private static final int LEAST_RECONNECT_CEILING = 32;

    /** Logins of the day that are left for a person who wants to look what is wrong. */
    static final int LOGINS_IN_RESERVE = 50;

    private static final int UNAUTHORIZED = 401;

    private final DiscordConfig config;
    private final DiscordThreads threads;
    private final DiscordHttp http;
    private final DiscordRest rest;
    private final IdentifyPace pace;

    @Inject
    DiscordLogin(DiscordConfig config, DiscordThreads threads, DiscordHttp http, DiscordRest rest, IdentifyPace pace) {
        this.config = config;
        this.threads = threads;
        this.http = http;
        this.rest = rest;
        this.pace = pace;
        // JDA's default lets every message ping everybody that its text names.
        MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
    }

    /**
     * Asks Discord who we are, which tells a wrong token from a right one, and begins to open the gateway. Waits for Discord's answer.
     *
     * @throws InvalidTokenException if Discord does not know the token
     * @throws NoLoginsLeft if so many were made of late that another would cost the token
     */
    JDA open(Object... listeners) {
        askForRoom();
        return JDABuilder.createLight(config.token(), INTENTS)
                .setRestConfig(new RestConfig().setBaseUrl(config.apiUrl().toString()))
                .setSessionController(new Gateway())
                .setCompression(config.gatewayIsPlain() ? Compression.NONE : Compression.ZLIB)
                .setHttpClientBuilder(http.usual())
                .setEventPool(threads.events(), false)
                .setCallbackPool(threads.callbacks(), false)
                .setMaxReconnectDelay((int) Math.max(
                        LEAST_RECONNECT_CEILING, config.retries().longest().toSeconds()))
                .setEnableShutdownHook(false) // JDA's own would drop the answers that are still queued
                .addEventListeners(listeners)
                .build();
    }

    /** Discord counts the logins of all processes of a bot, so a program that crashes and starts over sees here what it has used up. */
    private void askForRoom() {
        RestAnswer answer = rest.send(Route.Misc.GATEWAY_BOT.compile())
                .toCompletableFuture()
                .join();
        if (answer instanceof RestAnswer.Accepted accepted) {
            DataObject limit = DataObject.fromJson(accepted.body()).getObject("session_start_limit");
            if (limit.getInt("remaining") < LOGINS_IN_RESERVE) {
                throw new NoLoginsLeft(limit.getInt("remaining"), Duration.ofMillis(limit.getLong("reset_after")));
            }
        } else if (answer instanceof RestAnswer.Denied denied && denied.status() == UNAUTHORIZED) {
            throw new InvalidTokenException();
        } else if (answer instanceof RestAnswer.NotNow notNow) {
            throw new Unreachable(notNow.why());
        } else if (answer instanceof RestAnswer.Lost lost) {
            throw new Unreachable(lost.why());
        }
        // Whatever else it is, JDA's own first question will tell it better.
    }

    /** Always the configured address: after a failed connection JDA would fall back to Discord's own. */
    private final class Gateway extends ConcurrentSessionController {
        @Override
        public String getGateway() {
            return config.gatewayUrl().toString();
        }

        @Override
        public GlobalRateLimit getRateLimitHandle() {
            return http.globalLimit();
        }

        @Override
        public void appendSession(SessionConnectNode node) {
            pace.begin(node, () -> super.appendSession(node));
        }

        @Override
        public void removeSession(SessionConnectNode node) {
            pace.forget(node);
            super.removeSession(node);
        }
    }

    /** Discord could not be asked. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(String why) {
            super(why);
        }
    }

    /** The logins of the day are used up but for a few. */
    static final class NoLoginsLeft extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Duration until;

        NoLoginsLeft(int left, Duration until) {
            super("Discord allows " + left + " more logins within " + until.toMinutes()
                    + " min; one more than that and it resets the token");
            this.until = until;
        }

        /** Then there are as many as ever. */
        Duration until() {
            return until;
        }
    }
}
