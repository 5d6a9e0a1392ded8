package dev.mxbot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to Slack: waits as long as a 429 says, tries once more after a 5xx or a broken connection, and leaves the blocks out
 * where Slack refuses them. What Slack perhaps has, and what would stand there twice, is not sent again. What comes back says whether the
 * message arrived; nothing is thrown.
 */
final class SlackApi {
    /** What Slack says of a token that does not count: https://docs.slack.dev/reference/methods/auth.test */
    static final Set<String> REFUSALS = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type");

    /** A person who waits longer than this has asked again. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int MOST_WAITS = 3;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final int MOST_FAULTS = 1;

    static final Set<String> BLOCK_TROUBLES =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long");

    private static final MediaType PNG = MediaType.get("image/png");

    private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);

    private final Slack slack;
    private final MethodsClient methods;
    private final Executor workers;
    private final Later later;
    private final Consumer<String> refused;

    /**
     * @param slack whose client sends nothing twice by itself, and tells what never left ({@link SentOrNot})
     * @param refused hears what Slack says when it no longer takes the token
     */
    SlackApi(Slack slack, String botToken, Executor workers, Later later, Consumer<String> refused) {
        this.slack = slack;
        this.methods = slack.methods(botToken);
        this.workers = workers;
        this.later = later;
        this.refused = refused;
    }

    /** How much a message matters. */
    enum Effort {
        /** It stands only in between: one attempt. */
        ONCE,
        /** Somebody waits for it. */
        PERSISTENT
    }

    /** What comes of a call that Slack hears twice. */
    enum Twice {
        /** The same as of one: a message that is replaced, or taken away. */
        SAME,
        /** A second message. */
        SHOWS
    }

    /** Who sees what is said through a {@code response_url}. */
    enum Respond {
        IN_CHANNEL,
        PRIVATELY,
        /** In place of the message that holds the pressed button. */
        IN_PLACE
    }

    /** Whether a message arrived. */
    sealed interface Sent {
        /**
         * It is there.
         *
         * @param ts the message's id in its channel; empty where Slack does not tell it
         */
        record Arrived(String ts) implements Sent {}

        /** Sent, but no answer came: it is there, or not. Said in another way it might stand there twice. */
        record Perhaps(String error) implements Sent {}

        record Lost(String error) implements Sent {}

        default boolean arrived() {
            return this instanceof Arrived;
        }

        /** True if it is not there, so that it can be said in another way. */
        default boolean lost() {
            return this instanceof Lost;
        }
    }

    CompletionStage<Sent> post(String channel, Optional<String> thread, SlackMessage message, Effort effort) {
        return send(message, effort, Twice.SHOWS, m -> {
            var response = methods.chatPostMessage(request -> request.channel(channel)
                    .threadTs(thread.orElse(null))
                    .text(m.text())
                    .blocksAsString(m.blocksAsJson())
                    .mrkdwn(false)
                    .unfurlLinks(false)
                    .unfurlMedia(false));
            return outcome(response, response.getTs());
        });
    }

    CompletionStage<Sent> update(String channel, String ts, SlackMessage message) {
        return send(message, Effort.PERSISTENT, Twice.SAME, m -> {
            var response = methods.chatUpdate(
                    request -> request.channel(channel).ts(ts).text(m.text()).blocksAsString(m.blocksAsJson()));
            return outcome(response, response.getTs());
        });
    }

    CompletionStage<Sent> postEphemeral(String channel, Optional<String> thread, String user, SlackMessage message) {
        return send(message, Effort.PERSISTENT, Twice.SHOWS, m -> {
            var response = methods.chatPostEphemeral(request -> request.channel(channel)
                    .threadTs(thread.orElse(null))
                    .user(user)
                    .text(m.text())
                    .blocksAsString(m.blocksAsJson()));
            return outcome(response, response.getMessageTs());
        });
    }

    /**
     * Opens a dialog before the person who caused the trigger. One attempt: a trigger is good for three seconds, and once.
     *
     * @param view as JSON
     * @see <a href="https://docs.slack.dev/reference/methods/views.open">views.open</a>
     */
    CompletionStage<Sent> open(String trigger, String view) {
        return send(new SlackMessage("", List.of()), Effort.ONCE, Twice.SAME, m -> {
            var response =
                    methods.viewsOpen(request -> request.triggerId(trigger).viewAsString(view));
            return outcome(response, null);
        });
    }

    CompletionStage<Sent> delete(String channel, String ts) {
        return send(new SlackMessage("", List.of()), Effort.PERSISTENT, Twice.SAME, m -> {
            var response =
                    methods.chatDelete(request -> request.channel(channel).ts(ts));
            return outcome(response, response.getTs());
        });
    }

    /**
     * Shares a picture in a thread, or in the channel itself: told where to put it, put there, shared. One attempt: the text that says
     * the same is there already.
     *
     * @see <a href="https://docs.slack.dev/messaging/working-with-files">Working with files</a>
     */
    CompletionStage<Sent> share(String channel, Optional<String> thread, SlackPicture picture) {
        return send(new SlackMessage("", List.of()), Effort.ONCE, Twice.SAME, m -> {
            byte[] png = picture.png().bytes();
            var place = methods.filesGetUploadURLExternal(request ->
                    request.filename(SlackPicture.NAME).length(png.length).altTxt(picture.alt()));
            if (!place.isOk()) {
                return outcome(place, null);
            }
            Request upload = new Request.Builder()
                    .url(place.getUploadUrl())
                    .post(RequestBody.create(png, PNG))
                    .build();
            try (Response response =
                    slack.getHttpClient().getOkHttpClient().newCall(upload).execute()) {
                if (!response.isSuccessful()) {
                    return new Over(new Sent.Lost("HTTP " + response.code()));
                }
            }
            var file = FileDetails.builder()
                    .id(place.getFileId())
                    .title(SlackPicture.NAME)
                    .build();
            var shared = methods.filesCompleteUploadExternal(
                    request -> request.files(List.of(file)).channelId(channel).threadTs(thread.orElse(null)));
            return outcome(shared, null);
        });
    }

    /**
     * Speaks through a {@code response_url}: five times within 30 minutes, also where the bot is no member.
     *
     * @see <a href="https://docs.slack.dev/interactivity/handling-user-interaction">Handling user interaction</a>
     */
    CompletionStage<Sent> respond(
            String responseUrl, Respond how, Optional<String> thread, SlackMessage message, Effort effort) {
        Twice twice = how == Respond.IN_PLACE ? Twice.SAME : Twice.SHOWS;
        return send(message, effort, twice, m -> {
            try (Response response = slack.getHttpClient().postJsonBody(responseUrl, body(how, thread, m))) {
                String said = response.body().string();
                if (response.code() == 429 || response.code() >= 500) {
                    return again(response);
                }
                return response.isSuccessful() && !said.contains("\"ok\":false")
                        ? new Over(new Sent.Arrived(""))
                        : new Over(new Sent.Lost(error(said, response.code())));
            }
        });
    }

    /** A message as an acknowledgement or a {@code response_url} takes it. */
    static Map<String, Object> body(Respond how, Optional<String> thread, SlackMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("response_type", how == Respond.PRIVATELY ? "ephemeral" : "in_channel");
        body.put("replace_original", how == Respond.IN_PLACE);
        body.put("text", message.text());
        body.put("blocks", message.blocks());
        if (how != Respond.IN_PLACE) {
            thread.ifPresent(ts -> body.put("thread_ts", ts));
        }
        return body;
    }

    /** One call to Slack. */
    private interface Call {
        Attempt apply(SlackMessage message) throws IOException, SlackApiException;
    }

    /** How one call went. */
    private sealed interface Attempt {}

    private record Over(Sent sent) implements Attempt {}

    private record Again(Duration pause, boolean rateLimited, String error) implements Attempt {}

    /** A message on its way, and how often it has been held up. */
    private record Sending(SlackMessage message, Effort effort, Twice twice, Call call, int waits, int faults) {
        boolean mayTryAgain(Again again) {
            return effort == Effort.PERSISTENT
                    && again.pause().compareTo(LONGEST_WAIT) <= 0
                    && (again.rateLimited() ? waits < MOST_WAITS : faults < MOST_FAULTS);
        }

        Sending after(Again again) {
            return new Sending(
                    message,
                    effort,
                    twice,
                    call,
                    waits + (again.rateLimited() ? 1 : 0),
                    faults + (again.rateLimited() ? 0 : 1));
        }

        boolean mayLeaveOutBlocks(Sent.Lost lost) {
            return BLOCK_TROUBLES.contains(lost.error()) && !message.blocks().isEmpty();
        }

        Sending withoutBlocks() {
            return new Sending(message.withoutBlocks(), effort, twice, call, waits, faults);
        }
    }

    private CompletionStage<Sent> send(SlackMessage message, Effort effort, Twice twice, Call call) {
        CompletableFuture<Sent> done = new CompletableFuture<>();
        workers.execute(() -> send(new Sending(message, effort, twice, call, 0, 0), done));
        return done;
    }

    private void send(Sending sending, CompletableFuture<Sent> done) {
        Attempt attempt = attempt(sending);
        if (attempt instanceof Again again) {
            if (sending.mayTryAgain(again)) {
                later.run(again.pause(), () -> send(sending.after(again), done));
            } else {
                done.complete(new Sent.Lost(again.error()));
            }
        } else if (attempt instanceof Over over) {
            if (over.sent() instanceof Sent.Lost lost && sending.mayLeaveOutBlocks(lost)) {
                LOG.warn("Slack refuses the layout of a message ({}); it goes out as plain text", lost.error());
                send(sending.withoutBlocks(), done);
            } else {
                done.complete(over.sent());
            }
        }
    }

    private static Attempt attempt(Sending sending) {
        try {
            return sending.call().apply(sending.message());
        } catch (SlackApiException e) {
            if (e.getResponse().code() == 429 || e.getResponse().code() >= 500) {
                return again(e.getResponse());
            }
            return new Over(new Sent.Lost("HTTP " + e.getResponse().code()));
        } catch (IOException e) {
            return sending.twice() == Twice.SAME || SentOrNot.neverSent(e)
                    ? new Again(AFTER_FAULT, false, "no connection: " + e.getMessage())
                    : new Over(new Sent.Perhaps("no answer: " + e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A call to Slack failed", e);
            return new Over(new Sent.Lost(e.getClass().getSimpleName()));
        }
    }

    private Attempt outcome(SlackApiTextResponse response, @Nullable String ts) {
        if (response.isOk()) {
            return new Over(new Sent.Arrived(ts == null ? "" : ts));
        }
        String error = response.getError() == null ? "unknown error" : response.getError();
        if (error.equals("ratelimited") || error.equals("rate_limited")) {
            return new Again(AFTER_FAULT, true, error);
        }
        if (REFUSALS.contains(error)) {
            refused.accept(error);
        }
        return new Over(new Sent.Lost(error));
    }

    private static Again again(Response response) {
        boolean rateLimited = response.code() == 429;
        return new Again(rateLimited ? retryAfter(response) : AFTER_FAULT, rateLimited, "HTTP " + response.code());
    }

    /** https://docs.slack.dev/apis/web-api/rate-limits: whole seconds. */
    static Duration retryAfter(Response response) {
        String seconds = response.header("Retry-After", "1");
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : AFTER_FAULT;
    }

    /** Slack answers in words ({@code expired_url}), or in JSON with the same words; never more of it than a word gets into a log. */
    private static String error(String said, int code) {
        String word = said.replaceFirst("(?s).*\"error\"\\s*:\\s*\"([a-z_]+)\".*", "$1")
                .strip();
        return word.matches("[a-z_]{1,60}") ? word : "HTTP " + code;
    }
}
