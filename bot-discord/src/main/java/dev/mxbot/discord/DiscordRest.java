package dev.mxbot.discord;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.RestRateLimiter.RateLimitConfig;
import net.dv8tion.jda.api.requests.Route.CompiledRoute;
import net.dv8tion.jda.api.requests.SequentialRestRateLimiter;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests that no event calls for, by JDA's routes and under JDA's rate limits, but without its gateway: a process that stands by
 * for the gateway posts alerts all the same, to channels, old threads and direct channels that JDA's cache does not hold.
 *
 * <p>A request goes out once. Whoever asked is told exactly what is known of it, a limit that was hit included, and tries again by its own
 * plan: nothing waits here, so that nothing is lost here.
 */
final class DiscordRest {
    /** What waits longer for its turn under a rate limit goes back to whoever keeps it safe. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(DiscordRest.class);

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpUrl base;
    private final String authorization;
    private final OkHttpClient http;
    private final RestRateLimiter limiter;
    private final ScheduledExecutorService timer;
    private final Set<Sending> underway = ConcurrentHashMap.newKeySet();

    @Inject
    DiscordRest(DiscordConfig config, DiscordHttp http, DiscordThreads threads) {
        this.base = HttpUrl.get(config.apiUrl());
        this.authorization = "Bot " + config.token();
        this.http = http.once();
        this.timer = threads.timer();
        this.limiter =
                new SequentialRestRateLimiter(new RateLimitConfig(timer, threads.requests(), http.globalLimit(), true));
    }

    /** Never fails; completes on a thread of this class, on which nobody else waits. */
    CompletionStage<RestAnswer> send(CompiledRoute route) {
        return send(route, null);
    }

    CompletionStage<RestAnswer> send(CompiledRoute route, @Nullable RequestBody body) {
        Sending sending = new Sending(route, body);
        underway.add(sending);
        sending.answer.whenComplete((answer, never) -> underway.remove(sending));
        try {
            Future<?> overdue = timer.schedule(sending::overdue, LONGEST_WAIT.toMillis(), MILLISECONDS);
            sending.answer.whenComplete((answer, never) -> overdue.cancel(false));
            limiter.enqueue(sending);
        } catch (RejectedExecutionException stopped) {
            sending.cancel();
        }
        return sending.answer;
    }

    /** What has not been sent is for later; what has been is still answered. */
    void stop() {
        Set.copyOf(underway).forEach(Sending::cancel);
    }

    /** One request in the limiter's queue. */
    private final class Sending implements RestRateLimiter.Work {
        private final CompiledRoute route;
        private final @Nullable RequestBody body;
        private final CompletableFuture<RestAnswer> answer = new CompletableFuture<>();
        private final AtomicBoolean begun = new AtomicBoolean();

        Sending(CompiledRoute route, @Nullable RequestBody body) {
            this.route = route;
            this.body = body;
        }

        @Override
        public CompiledRoute getRoute() {
            return route;
        }

        @Override
        public JDA getJDA() {
            throw new IllegalStateException("a request without JDA");
        }

        @Override
        public @Nullable Response execute() {
            if (!begun.compareAndSet(false, true)) {
                return null;
            }
            Line line = new Line();
            try (Response response = http.newCall(request(line)).execute()) {
                ResponseBody content = response.body();
                answer.complete(answer(response, content == null ? "" : content.string()));
                return response; // for its headers; they tell the limits
            } catch (RefusedRequests.StoodStill still) {
                answer.complete(new RestAnswer.NotNow(String.valueOf(still.getMessage()), still.howLong()));
            } catch (IOException broken) {
                String why = "no answer from Discord (" + broken.getClass().getSimpleName() + ")";
                answer.complete(line.isOpen() ? new RestAnswer.Lost(why) : new RestAnswer.NotNow(why, Duration.ZERO));
            } catch (RuntimeException unforeseen) {
                log.error("A request to Discord failed.", unforeseen);
                answer.complete(new RestAnswer.Lost("failed in mxbot, see its log"));
            }
            return null;
        }

        void overdue() {
            if (begun.compareAndSet(false, true)) {
                answer.complete(new RestAnswer.NotNow("waiting for Discord's rate limit", Duration.ZERO));
            }
        }

        @Override
        public void cancel() {
            if (begun.compareAndSet(false, true)) {
                answer.complete(new RestAnswer.NotNow("mxbot is stopping", Duration.ZERO));
            }
        }

        @Override
        public boolean isSkipped() {
            return answer.isDone();
        }

        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public boolean isPriority() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return begun.get() && answer.isDone();
        }

        private Request request(Line line) {
            return new Request.Builder()
                    .url(route.toHttpUrl(base))
                    .method(route.getMethod().toString(), body)
                    .header("authorization", authorization)
                    .header("user-agent", RestConfig.USER_AGENT)
                    .tag(Line.class, line)
                    .build();
        }
    }

    private static RestAnswer answer(Response response, String body) {
        int status = response.code();
        if (response.isSuccessful()) {
            return new RestAnswer.Accepted(body);
        }
        if (status == TOO_MANY) {
            return new RestAnswer.NotNow("Discord's rate limit", retryAfter(response));
        }
        if (status == 502 || status == 504) {
            // Said by the proxy in front, which does not know what happened behind it.
            return new RestAnswer.Lost("Discord's proxy said " + status);
        }
        if (status >= SERVER_ERROR) {
            return new RestAnswer.NotNow("Discord said " + status, retryAfter(response));
        }
        Optional<DataObject> error = json(body);
        return new RestAnswer.Denied(
                status,
                error.map(e -> e.getInt("code", 0)).orElse(0),
                error.map(e -> e.getString("message", "")).orElse(""));
    }

    private static Optional<DataObject> json(String body) {
        try {
            return Optional.of(DataObject.fromJson(body));
        } catch (ParsingException | NumberFormatException html) {
            return Optional.empty();
        }
    }

    private static Duration retryAfter(Response response) {
        try {
            String seconds = response.header(RestRateLimiter.RETRY_AFTER_HEADER, "0");
            return Duration.ofMillis((long) (Double.parseDouble(String.valueOf(seconds)) * 1000));
        } catch (NumberFormatException date) {
            return Duration.ZERO;
        }
    }

    /** Whether the line to Discord stood: only then can anything have arrived there. */
    static final class Line {
        private volatile boolean open;

        void opened() {
            open = true;
        }

        boolean isOpen() {
            return open;
        }
    }
}
