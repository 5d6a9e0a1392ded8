package dev.mxbot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Commands;
import dev.mxbot.command.Dialog;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Reply.Audience;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.SlackApi.Respond;
import dev.mxbot.slack.SlackApi.Sent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do in Slack, put to the commands. Slack sends a request again when it is not sure that it arrived; each is answered once.
 */
final class SlackCommands {
    private static final Prepared NOWHERE = new Prepared.Answered(
            Reply.privately(Text.of("I no longer know in which channel this was asked. Type the command again.")));

    /** The command after which the bot speaks of its own accord, which it can as a member only. */
    private static final String WATCH = "mxwatch";

    private static final Reply UNHEARD = Reply.privately(
            Text.of("I am no member of this channel, so no alert can reach it. Type /invite @mxbot here."));

    private static final Logger LOG = LoggerFactory.getLogger(SlackCommands.class);

    private final Commands commands;
    private final Answers answers;
    private final SlackApi api;
    private final SeenOnce seen;
    private final boolean atHome;

    /**
     * @param atHome whether Slack is played by something on this machine
     */
    SlackCommands(Commands commands, Answers answers, SlackApi api, SeenOnce seen, boolean atHome) {
        this.atHome = atHome;
        this.commands = commands;
        this.answers = answers;
        this.api = api;
        this.seen = seen;
    }

    /** Every command, also one that is not ours: the answer to that names the help. */
    void registerWith(App app) {
        app.command(Pattern.compile("/.+"), this::command);
        app.blockAction(Pattern.compile(".*"), this::press);
        app.viewSubmission(Submission.CALLBACK_ID, this::submitted);
        app.event(AppMentionEvent.class, this::mention);
        app.event(MessageEvent.class, this::directMessage);
    }

    private Response command(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        if (isRepeated("command", payload.getTriggerId())) {
            return Response.ok();
        }
        Invocation invocation =
                invocation(payload.getText(), payload.getTeamId(), payload.getChannelId(), payload.getUserId());
        String name = payload.getCommand().substring(1);
        Place place = new CommandPlace(
                api,
                payload.getResponseUrl(),
                payload.getChannelId(),
                payload.getUserId(),
                name.equals(WATCH) ? Optional.of(answers.rendered(UNHEARD)) : Optional.empty());
        return answers.acknowledge(() -> commands.command(name, invocation), place, new ToCommand(payload));
    }

    /** A command's acknowledgement can hold the answer, and its trigger open a dialog. */
    private final class ToCommand implements Answers.AtOnce {
        private final SlashCommandPayload payload;

        ToCommand(SlashCommandPayload payload) {
            this.payload = payload;
        }

        @Override
        public Response tell(SlackMessage answer, Audience audience) {
            return Response.ok(SlackApi.body(
                    audience == Audience.CHANNEL ? Respond.IN_CHANNEL : Respond.PRIVATELY, Optional.empty(), answer));
        }

        @Override
        public CompletionStage<Sent> open(Dialog dialog) {
            Origin origin = new Origin(payload.getChannelId(), Optional.ofNullable(payload.getResponseUrl()));
            return api.open(String.valueOf(payload.getTriggerId()), SlackDialog.view(dialog, origin));
        }
    }

    private Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        Optional<Submission> submission = Submission.of(payload);
        if (submission.isEmpty()) {
            return Response.ok();
        }
        Submission sent = submission.get();
        Optional<Origin> origin = Origin.read(String.valueOf(payload.getView().getPrivateMetadata()), atHome);
        String asker = payload.getUser().getId();
        if (origin.isEmpty()) {
            LOG.warn("A dialog came back without the channel that it was asked for in");
        }
        String channel = origin.map(Origin::channel).orElse("");
        Invocation invocation = invocation(
                "", payload.getTeam() == null ? null : payload.getTeam().getId(), channel, asker);
        Prepared prepared = origin.isEmpty()
                ? NOWHERE
                : Answers.judged(() -> commands.submitted(sent.command(), sent.values(), invocation));
        // What was refused is refused again: the dialog is still open, and would close without a word.
        if (prepared instanceof Prepared.Working && isRepeated("dialog", payload.getTriggerId())) {
            return Response.ok();
        }
        Place place = origin.flatMap(Origin::responseUrl)
                .<Place>map(url -> new CommandPlace(api, url, channel, asker))
                .orElseGet(() -> new MessagePlace(api, channel, Optional.empty(), asker, false));
        return answers.acknowledgeDialog(prepared, place, sent.lastField());
    }

    private Response press(BlockActionRequest request, ActionContext context) {
        BlockActionPayload payload = request.getPayload();
        Optional<Press> press = Press.of(payload);
        // A link button is pressed without anything for us to do, but wants to be acknowledged as well.
        if (press.isEmpty() || payload.getChannel() == null || isRepeated("press", payload.getTriggerId())) {
            return Response.ok();
        }
        Invocation invocation = invocation(
                press.get().argument(),
                payload.getTeam() == null ? null : payload.getTeam().getId(),
                payload.getChannel().getId(),
                payload.getUser().getId());
        return answers.acknowledge(
                () -> commands.press(press.get().action(), invocation),
                new ButtonPlace(api, PressedMessage.of(payload)));
    }

    private Response mention(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
        AppMentionEvent event = payload.getEvent();
        if (event.getBotId() != null || event.getUser() == null || isRepeated("event", payload.getEventId())) {
            return Response.ok();
        }
        String thread = event.getThreadTs() != null ? event.getThreadTs() : event.getTs();
        return message(payload, event.getText(), event.getChannel(), event.getUser(), Optional.of(thread), false);
    }

    private Response directMessage(EventsApiPayload<MessageEvent> payload, EventContext context) {
        MessageEvent event = payload.getEvent();
        boolean direct = "im".equals(event.getChannelType());
        if (!direct
                || event.getBotId() != null
                || event.getUser() == null
                || BotUser.is(payload, event.getUser())
                || isRepeated("event", payload.getEventId())) {
            return Response.ok();
        }
        return message(
                payload,
                event.getText(),
                event.getChannel(),
                event.getUser(),
                Optional.ofNullable(event.getThreadTs()),
                true);
    }

    private Response message(
            EventsApiPayload<?> payload,
            @Nullable String text,
            String channel,
            String user,
            Optional<String> thread,
            boolean direct) {
        Invocation invocation = invocation(withoutMention(payload, text), payload.getTeamId(), channel, user);
        return answers.acknowledge(
                () -> commands.message(invocation), new MessagePlace(api, channel, thread, user, direct));
    }

    private static Invocation invocation(@Nullable String text, @Nullable String team, String channel, String user) {
        return new Invocation(
                text == null ? "" : text.strip(),
                new Channel(SlackNotifier.PLATFORM, team == null ? "" : team, channel),
                user);
    }

    private static String withoutMention(EventsApiPayload<?> payload, @Nullable String text) {
        String said = text == null ? "" : text;
        if (payload.getAuthorizations() == null || payload.getAuthorizations().isEmpty()) {
            return said.replaceFirst("<@[A-Z0-9]+(\\|[^>]*)?>", " ");
        }
        for (var authorization : payload.getAuthorizations()) {
            said = said.replaceAll(
                    "<@" + Pattern.quote(String.valueOf(authorization.getUserId())) + "(\\|[^>]*)?>", " ");
        }
        return said;
    }

    private boolean isRepeated(String kind, @Nullable String id) {
        return id != null && !seen.first("slack " + kind + " " + id);
    }
}
