package dev.mxbot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelDeletedEvent;
import com.slack.api.model.event.ChannelIdChangedEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelUnarchiveEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.GroupArchiveEvent;
import com.slack.api.model.event.GroupDeletedEvent;
import com.slack.api.model.event.GroupLeftEvent;
import com.slack.api.model.event.GroupUnarchiveEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from Slack where the bot was let in, and where it was put out. A private channel is a "group" to Slack. */
final class SlackPresence {
    private static final String LEFT = "mxbot was removed from the channel";
    private static final String ARCHIVED = "the channel was archived";
    private static final String DELETED = "the channel was deleted";

    private static final Logger LOG = LoggerFactory.getLogger(SlackPresence.class);

    private final Presence presence;
    private final SeenOnce seen;
    private final Runnable tokenDoubtful;

    /**
     * @param tokenDoubtful is told where the token may count no more; returns at once
     */
    SlackPresence(Presence presence, SeenOnce seen, Runnable tokenDoubtful) {
        this.presence = presence;
        this.seen = seen;
        this.tokenDoubtful = tokenDoubtful;
    }

    void registerWith(App app) {
        on(app, MemberJoinedChannelEvent.class, payload -> {
            MemberJoinedChannelEvent event = payload.getEvent();
            if (BotUser.is(payload, event.getUser())) {
                joined(payload, event.getChannel());
            }
        });
        on(app, MemberLeftChannelEvent.class, payload -> {
            MemberLeftChannelEvent event = payload.getEvent();
            if (BotUser.is(payload, event.getUser())) {
                left(payload, event.getChannel(), LEFT);
            }
        });
        leaves(app, ChannelLeftEvent.class, ChannelLeftEvent::getChannel, LEFT);
        leaves(app, GroupLeftEvent.class, GroupLeftEvent::getChannel, LEFT);
        leaves(app, ChannelArchiveEvent.class, ChannelArchiveEvent::getChannel, ARCHIVED);
        leaves(app, GroupArchiveEvent.class, GroupArchiveEvent::getChannel, ARCHIVED);
        leaves(app, ChannelDeletedEvent.class, ChannelDeletedEvent::getChannel, DELETED);
        leaves(app, GroupDeletedEvent.class, GroupDeletedEvent::getChannel, DELETED);
        on(
                app,
                ChannelUnarchiveEvent.class,
                payload -> joined(payload, payload.getEvent().getChannel()));
        on(
                app,
                GroupUnarchiveEvent.class,
                payload -> joined(payload, payload.getEvent().getChannel()));
        on(app, ChannelIdChangedEvent.class, payload -> {
            ChannelIdChangedEvent event = payload.getEvent();
            moved(payload, event.getOldChannelId(), event.getNewChannelId());
        });
        on(app, AppUninstalledEvent.class, payload -> out(payload, "mxbot was uninstalled"));
        on(app, TokensRevokedEvent.class, payload -> {
            TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
            // Those of people are none of ours.
            if (tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty()) {
                out(payload, "mxbot's token was revoked");
            }
        });
    }

    private <E extends Event> void leaves(App app, Class<E> type, Function<E, String> channel, String why) {
        on(app, type, payload -> left(payload, channel.apply(payload.getEvent()), why));
    }

    private <E extends Event> void on(App app, Class<E> type, Consumer<EventsApiPayload<E>> what) {
        BoltEventHandler<E> handler = (payload, context) -> {
            if (seen.first("slack event " + payload.getEventId())) {
                try {
                    what.accept(payload);
                } catch (RuntimeException e) {
                    LOG.error("It was not noted where mxbot may speak", e);
                }
            }
            return Response.ok();
        };
        app.event(type, handler);
    }

    private void joined(EventsApiPayload<?> payload, @Nullable String channel) {
        if (channel != null) {
            presence.joined(new Channel(SlackNotifier.PLATFORM, workspace(payload), channel));
        }
    }

    private void left(EventsApiPayload<?> payload, @Nullable String channel, String why) {
        if (channel != null) {
            presence.left(new Channel(SlackNotifier.PLATFORM, workspace(payload), channel), why);
        }
    }

    /** @see <a href="https://docs.slack.dev/reference/events/channel_id_changed">channel_id_changed</a> */
    private void moved(EventsApiPayload<?> payload, @Nullable String from, @Nullable String to) {
        // An empty id would stand for the whole workspace.
        if (from != null && to != null && !from.isEmpty() && !to.isEmpty()) {
            String workspace = workspace(payload);
            presence.moved(
                    new Channel(SlackNotifier.PLATFORM, workspace, from),
                    new Channel(SlackNotifier.PLATFORM, workspace, to));
        }
    }

    private void out(EventsApiPayload<?> payload, String why) {
        presence.left(new Channel(SlackNotifier.PLATFORM, workspace(payload), ""), why);
        tokenDoubtful.run();
    }

    private static String workspace(EventsApiPayload<?> payload) {
        return payload.getTeamId() == null ? "" : payload.getTeamId();
    }
}
