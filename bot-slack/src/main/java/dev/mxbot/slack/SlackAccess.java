package dev.mxbot.slack;

import com.github.benmanes.caffeine.cache.Ticker;
import com.slack.api.Slack;
import com.slack.api.util.http.SlackHttpClient;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way into Slack's Web API, shared by all that speak there: one client, one token, one set of threads. */
final class SlackAccess implements AutoCloseable {
    private static final int CALL_TIMEOUT_MILLIS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlackAccess.class);

    private final SlackConfig config;
    private final Slack slack;
    private final Slack careful;
    private final SlackThreads threads = new SlackThreads();
    private final SlackApi api;

    private volatile Consumer<String> refusals = error -> {};

    SlackAccess(SlackConfig config) {
        this.config = config;
        com.slack.api.SlackConfig sdk = sdkConfig(config);
        this.slack = Slack.getInstance(sdk);
        this.careful = Slack.getInstance(
                sdk,
                new SlackHttpClient(SentOrNot.watching(slack.getHttpClient().getOkHttpClient())));
        this.api = new SlackApi(careful, config.botToken(), threads.workers(), threads.later(), this::refused);
    }

    SlackConfig config() {
        return config;
    }

    Slack slack() {
        return slack;
    }

    SlackThreads threads() {
        return threads;
    }

    /** For what people wait for. */
    SlackApi api() {
        return api;
    }

    /** One for the whole process: it keeps the pace in each channel. */
    SlackNotifier notifier(Pace pace) {
        return new SlackNotifier(
                carefulCalls(), api, new SlackRenderer(), pace, threads.posters(), threads.timer(), threads::isClosed);
    }

    SlackPeople people(Ticker ticker) {
        return new SlackPeople(carefulCalls(), threads.workers(), ticker);
    }

    private CarefulCalls carefulCalls() {
        return new CarefulCalls(careful.methods(config.botToken()), this::refused);
    }

    /** Slack no longer takes the bot's token. */
    private void refused(String error) {
        refusals.accept(error);
    }

    /** Who hears of that; one at a time. */
    void onRefusal(Consumer<String> listener) {
        refusals = listener;
    }

    @Override
    public void close() {
        threads.close();
        try {
            slack.close();
        } catch (Exception e) {
            LOG.warn("Slack's client did not close: {}", e.getClass().getSimpleName());
        }
    }

    private static com.slack.api.SlackConfig sdkConfig(SlackConfig config) {
        com.slack.api.SlackConfig sdk = new com.slack.api.SlackConfig();
        sdk.setMethodsEndpointUrlPrefix(config.apiUrl().toString());
        sdk.setHttpClientCallTimeoutMillis(CALL_TIMEOUT_MILLIS);
        // They write requests and answers into the log.
        sdk.setHttpClientResponseHandlers(List.of());
        // They want threads, and an auth.test before the first call.
        sdk.setStatsEnabled(false);
        if (config.atHome()) {
            sdk.setProxyUrl(null);
        }
        return sdk;
    }
}
