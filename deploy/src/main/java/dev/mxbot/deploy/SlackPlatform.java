package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.config.Secret;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.slack.SlackConfig;
import dev.mxbot.slack.SlackConnection;
import dev.mxbot.slack.SlackHttpEndpoint;
import dev.mxbot.slack.SlackModule;
import dev.mxbot.slack.SlackStatus;
import java.util.Map;
import java.util.Optional;

/** Slack as a part of the running bot. */
final class SlackPlatform implements Platform {
    static final String HOW_TO_CONNECT = """
            Slack    make an app from deploy/slack/manifest.yaml at https://api.slack.com/apps?new_app=1,
                     then set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...): deploy/slack/README.md
            """;

    private final SlackConnection connection;

    private SlackPlatform(SlackConnection connection) {
        this.connection = connection;
    }

    static Optional<Platforms.Plug> plug(Settings settings) {
        Settings.Slack slack = settings.slack();
        return slack.botToken()
                .map(token -> new SlackConfig(
                        token.value(),
                        slack.appToken().map(Secret::value),
                        slack.signingSecret().map(Secret::value),
                        slack.apiUrl().orElse(SlackConfig.SLACK)))
                .map(config -> new Platforms.Plug(
                        new SlackModule(config), bot -> new SlackPlatform(bot.instance(SlackConnection.class))));
    }

    @Override
    public String name() {
        return "slack";
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
        return connection.isConnected();
    }

    @Override
    public boolean isRefused() {
        return connection.status() instanceof SlackStatus.Refused;
    }

    @Override
    public String inWords() {
        return connection.status().inWords();
    }

    @Override
    public Map<String, HttpHandler> handlers() {
        return connection
                .httpEndpoint()
                .map(handler -> Map.of(SlackHttpEndpoint.PATH, handler))
                .orElse(Map.of());
    }
}
