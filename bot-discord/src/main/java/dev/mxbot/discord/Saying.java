package dev.mxbot.discord;

import dev.mxbot.reply.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reply on its way into one channel: looked for if it is there already, and sent in a simpler form where Discord does not take the
 * full one.
 */
final class Saying {
    private static final Logger log = LoggerFactory.getLogger(Saying.class);

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** Whoever may not read the history may answer nothing in it. */
    private static final int NO_HISTORY = 160002;

    /** Messages that Discord shows at once. */
    private static final int PAGE = 100;

    private final DiscordRest rest;
    private final DiscordRenderer renderer;
    private final String channel;
    private final Reply reply;
    private final Sign sign;
    private final Optional<String> answered;

    private Saying(
            DiscordRest rest,
            DiscordRenderer renderer,
            String channel,
            Reply reply,
            Sign sign,
            Optional<String> answered) {
        this.rest = rest;
        this.renderer = renderer;
        this.channel = channel;
        this.reply = reply;
        this.sign = sign;
        this.answered = answered;
    }

    Saying(DiscordRest rest, DiscordRenderer renderer, String channel, Reply reply, Sign sign) {
        this(rest, renderer, channel, reply, sign, Optional.empty());
    }

    /** The same as an answer to a message of that channel; if that one is gone, without it. */
    Saying answering(String message) {
        return new Saying(rest, renderer, channel, reply, sign, Optional.of(message));
    }

    /** As a new message; what was accepted is that message. */
    CompletionStage<RestAnswer> say() {
        return inForm(Form.FULL, message -> created(message.asNew(), answered))
                .thenCompose(answer -> Outcome.is(answer, NO_HISTORY)
                        ? inForm(Form.FULL, message -> created(message.asNew(), Optional.empty()))
                        : done(answer));
    }

    /** The same if it is not there yet, as far as that can be seen: whoever calls it has marked it as a repeat. */
    CompletionStage<RestAnswer> sayOnce() {
        Route.CompiledRoute history =
                Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", Integer.toString(PAGE));
        return rest.send(history).thenCompose(this::sayIfNotIn);
    }

    /** In place of a message of ours. */
    CompletionStage<RestAnswer> sayInsteadOf(String earlier) {
        Route.CompiledRoute edit = Route.Messages.EDIT_MESSAGE.compile(channel, earlier);
        return inForm(Form.FULL, message -> {
            MessageEditData data = message.asEdit();
            return rest.send(edit, body(data.toData(), data.getAllDistinctFiles()));
        });
    }

    /** The id of the message that was accepted. */
    static String id(RestAnswer.Accepted accepted) {
        return DataObject.fromJson(accepted.body()).getString("id");
    }

    private CompletionStage<RestAnswer> sayIfNotIn(RestAnswer history) {
        if (history instanceof RestAnswer.Accepted accepted) {
            DataArray messages = DataArray.fromJson(accepted.body());
            for (int i = 0; i < messages.length(); i++) {
                if (sign.isOn(messages.getObject(i))) {
                    return done(new RestAnswer.Accepted(messages.getObject(i).toString()));
                }
            }
            // An empty page is what Discord shows where the history may not be read; a full one is not the whole.
            boolean seen = !messages.isEmpty() && messages.length() < PAGE;
            return seen ? say() : say().thenApply(Saying::stillInDoubt);
        }
        if (history instanceof RestAnswer.Denied) {
            return Outcome.is(history, Outcome.UNKNOWN_CHANNEL) ? done(history) : say().thenApply(Saying::stillInDoubt);
        }
        return done(stillInDoubt(history));
    }

    /** This try has sent nothing, and what the earlier one did is as unknown as before: the next one is to look again. */
    private static RestAnswer stillInDoubt(RestAnswer answer) {
        return answer instanceof RestAnswer.NotNow notNow
                ? new RestAnswer.Lost("it cannot be seen whether an earlier try arrived; " + notNow.why())
                : answer;
    }

    private CompletionStage<RestAnswer> created(MessageCreateData data, Optional<String> answered) {
        DataObject json = data.toData().put("nonce", sign.nonce()).put("enforce_nonce", true);
        answered.ifPresent(parent -> json.put(
                "message_reference",
                DataObject.empty().put("message_id", parent).put("fail_if_not_exists", false)));
        return rest.send(Route.Messages.SEND_MESSAGE.compile(channel), body(json, data.getAllDistinctFiles()));
    }

    /** In this form, or the next simpler one that Discord takes. */
    private CompletionStage<RestAnswer> inForm(Form form, Function<DiscordMessage, CompletionStage<RestAnswer>> way) {
        // Rendered anew each time: the files in a message can be read once.
        DiscordMessage message = renderer.render(reply, form).signed(sign);
        CompletionStage<RestAnswer> sent;
        try {
            sent = way.apply(message);
        } catch (IllegalArgumentException | IllegalStateException notTaken) {
            // JDA keeps some of Discord's limits itself.
            sent = done(new RestAnswer.Denied(400, 50035, "not taken by JDA"));
        }
        return sent.thenCompose(answer -> simpler(form, message, answer)
                .map(next -> {
                    log.warn("Discord did not take a post ({}); sending it as {}.", answer, next);
                    return inForm(next, way);
                })
                .orElseGet(() -> done(answer)));
    }

    private static Optional<Form> simpler(Form form, DiscordMessage message, RestAnswer answer) {
        if (Outcome.isForm(answer)) {
            return form.isBrief()
                    ? Optional.of(Form.HEADLINE).filter(next -> next != form)
                    : Optional.of(Form.HEADLINE_AND_FILE);
        }
        // The permission that is missing may be the one for files.
        if (Outcome.is(answer, Outcome.MISSING_PERMISSIONS) && message.hasFiles()) {
            return Optional.of(form.isBrief() ? Form.HEADLINE : Form.WITHOUT_FILES);
        }
        return Optional.empty();
    }

    private static RequestBody body(DataObject json, Set<? extends AttachedFile> files) {
        RequestBody payload = RequestBody.create(json.toJson(), JSON);
        return files.isEmpty()
                ? payload
                : AttachedFile.createMultipartBody(files, payload).build();
    }

    private static CompletionStage<RestAnswer> done(RestAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
