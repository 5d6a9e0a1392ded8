package dev.mxbot.deploy;

import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Slack and a Discord on this machine, for trying {@code mxbot run} by hand: prints the settings that bring the bot to them, and runs
 * until its input ends.
 *
 * <p>From the class path of this module's tests: {@code java -cp … dev.mxbot.deploy.LoopbackPlatforms}.
 */
final class LoopbackPlatforms implements AutoCloseable {
    /** Long enough for the Slack library, which cuts pieces out of a token. */
    private static final String DISCORD_TOKEN = "MTExMTExMTExMTExMTExMTEx.GLOOPB.marker-of-the-discord-token-00000000";

    private final LoopbackSlack slack;
    private final LoopbackDiscord discord;

    private LoopbackPlatforms(LoopbackSlack slack, LoopbackDiscord discord) {
        this.slack = slack;
        this.discord = discord;
    }

    static LoopbackPlatforms start() throws IOException, InterruptedException {
        return new LoopbackPlatforms(LoopbackSlack.start(), new LoopbackDiscord(DISCORD_TOKEN).open());
    }

    LoopbackSlack slack() {
        return slack;
    }

    LoopbackDiscord discord() {
        return discord;
    }

    /** The environment of a bot that is to connect to them. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("MXBOT_HTTP_PORT", "0");
        settings.put("SLACK_BOT_TOKEN", LoopbackSlack.BOT_TOKEN);
        settings.put("SLACK_APP_TOKEN", LoopbackSlack.APP_TOKEN);
        settings.put("SLACK_API_URL", slack.apiUrl().toString());
        settings.put("DISCORD_TOKEN", discord.token());
        settings.put("DISCORD_API_URL", discord.apiUrl().toString());
        settings.put("DISCORD_GATEWAY_URL", discord.gatewayUrl().toString());
        return settings;
    }

    @Override
    public void close() {
        slack.close();
        discord.close();
    }

    public static void main(String[] args) throws Exception {
        try (LoopbackPlatforms platforms = start()) {
            platforms.settings().forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until the input ends.
            }
        }
    }
}
