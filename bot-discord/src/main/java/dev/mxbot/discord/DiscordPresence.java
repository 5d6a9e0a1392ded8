package dev.mxbot.discord;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Tells where the bot may speak, and where no longer. After each event that can make a difference the channels of the server are compared
 * with those of before; so is a whole server after an absence, once it was seen by this process.
 * {@link Presence#moved} is never said: the id of a channel, and of a thread, stays for its life, whatever it is called, wherever it stands.
 */
final class DiscordPresence extends ListenerAdapter {
    private final Presence presence;
    /** The channels in which the bot may speak, by server. */
    private final Map<Long, Set<Long>> open = new HashMap<>();
    /** The servers of which it was told that the bot is out. */
    private final Set<Long> left = new HashSet<>();

    @Inject
    DiscordPresence(Presence presence) {
        this.presence = presence;
    }

    @Override
    public synchronized void onGuildReady(GuildReadyEvent event) {
        if (open.containsKey(event.getGuild().getIdLong())) {
            compare(event.getGuild());
        } else if (left.contains(event.getGuild().getIdLong())) {
            entered(event.getGuild());
        } else {
            open.put(event.getGuild().getIdLong(), speakable(event.getGuild())); // found at the start, so no news
        }
    }

    /** After an outage on Discord's side, during which nothing was left. */
    @Override
    public void onGuildAvailable(GuildAvailableEvent event) {
        compare(event.getGuild());
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        entered(event.getGuild());
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        gone(event.getGuild().getIdLong());
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        gone(event.getGuildIdLong());
    }

    @Override
    public void onReady(ReadyEvent event) {
        missing(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        missing(event.getJDA());
    }

    @Override
    public synchronized void onChannelDelete(ChannelDeleteEvent event) {
        if (event.isFromGuild()) {
            open.getOrDefault(event.getGuild().getIdLong(), new HashSet<>())
                    .remove(event.getChannel().getIdLong());
            presence.left(
                    channel(event.getGuild().getIdLong(), event.getChannel().getIdLong()), "the channel was deleted");
        }
    }

    @Override
    public void onChannelCreate(ChannelCreateEvent event) {
        if (event.isFromGuild()) {
            compare(event.getGuild());
        }
    }

    @Override
    public void onGenericPermissionOverride(GenericPermissionOverrideEvent event) {
        compare(event.getGuild());
    }

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        compare(event.getGuild());
    }

    @Override
    public void onRoleDelete(RoleDeleteEvent event) {
        compare(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        compare(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        compare(event.getGuild());
    }

    private synchronized void entered(Guild guild) {
        left.remove(guild.getIdLong());
        open.put(guild.getIdLong(), speakable(guild));
        presence.joined(server(guild.getIdLong()));
    }

    private synchronized void gone(long guild) {
        open.remove(guild);
        left.add(guild);
        presence.left(server(guild), "mxbot was put out of the server, or the server was deleted");
    }

    /** Servers that were left while nobody listened. */
    private synchronized void missing(JDA jda) {
        Set<Long> here = jda.getGuilds().stream().map(Guild::getIdLong).collect(Collectors.toSet());
        jda.getUnavailableGuilds().forEach(id -> here.add(Long.parseUnsignedLong(id)));
        Set.copyOf(open.keySet()).stream().filter(id -> !here.contains(id)).forEach(this::gone);
    }

    private synchronized void compare(Guild guild) {
        Set<Long> before = open.getOrDefault(guild.getIdLong(), Set.of());
        Set<Long> now = speakable(guild);
        open.put(guild.getIdLong(), now);
        for (long id : before) {
            if (!now.contains(id)) {
                presence.left(
                        channel(guild.getIdLong(), id),
                        guild.getGuildChannelById(id) == null
                                ? "the channel was deleted"
                                : "mxbot may no longer see the channel or write in it");
            }
        }
        for (long id : now) {
            if (!before.contains(id)) {
                presence.joined(channel(guild.getIdLong(), id));
            }
        }
    }

    private static Set<Long> speakable(Guild guild) {
        Set<Long> ids = new HashSet<>();
        guild.getChannels().forEach(channel -> {
            if (channel instanceof GuildMessageChannel messages && messages.canTalk()) {
                ids.add(channel.getIdLong());
            }
        });
        return ids;
    }

    private static Channel server(long guild) {
        return new Channel(DiscordCommands.PLATFORM, Long.toUnsignedString(guild), "");
    }

    private static Channel channel(long guild, long id) {
        return new Channel(DiscordCommands.PLATFORM, Long.toUnsignedString(guild), Long.toUnsignedString(id));
    }
}
