package dev.mxbot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.util.function.Consumer;

/** Slack's SDK, pointed at the loopback Slack. */
final class Sdk {
    private static final int IMPATIENCE_MILLIS = 2_000;

    private Sdk() {}

    static SlackConfig config(LoopbackSlack slack) {
        SlackConfig sdk = new SlackConfig();
        sdk.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
        sdk.setStatsEnabled(false);
        sdk.setProxyUrl(null);
        sdk.setHttpClientReadTimeoutMillis(IMPATIENCE_MILLIS);
        return sdk;
    }

    static CarefulCalls calls(LoopbackSlack slack, Consumer<String> refused) {
        return new CarefulCalls(careful(slack).methods(LoopbackSlack.BOT_TOKEN), refused);
    }

    /** Sends nothing twice by itself. */
    static Slack careful(LoopbackSlack slack) {
        SlackConfig sdk = config(slack);
        return Slack.getInstance(sdk, new SlackHttpClient(SentOrNot.watching(SlackHttpClient.buildOkHttpClient(sdk))));
    }
}
