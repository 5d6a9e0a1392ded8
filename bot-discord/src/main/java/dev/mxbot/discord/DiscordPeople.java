package dev.mxbot.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who somebody is in a server, by their permissions there. What Discord tells of a person with each command is remembered for a moment;
 * anybody else is asked for one by one, which needs no privileged intent.
 */
final class DiscordPeople implements People {
    /** Longer than a command takes, and too short for a right that was taken away to be of use. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 10_000;

    private static final Logger log = LoggerFactory.getLogger(DiscordPeople.class);

    private final CurrentLine line;
    private final Cache<Whom, Known> remembered;

    DiscordPeople(CurrentLine line, Ticker ticker) {
        this.line = line;
        this.remembered = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    @Override
    public String platform() {
        return DiscordCommands.PLATFORM;
    }

    /** Discord sent a person along with what they did. */
    void met(Channel channel, @Nullable Member member) {
        // Of a server that the bot is not in, next to nothing is known.
        if (member != null && !member.isDetached()) {
            remembered.put(
                    new Whom(channel, member.getId()), new Known(standing(member, channel), member.getEffectiveName()));
        }
    }

    @Override
    public CompletionStage<Standing> standing(Channel channel, String person) {
        if (channel.workspace().isEmpty()) {
            return completedFuture(Standing.ADMIN); // a direct channel belongs to whoever writes in it
        }
        Known known = remembered.getIfPresent(new Whom(channel, person));
        if (known != null) {
            return completedFuture(known.standing());
        }
        try {
            return guild(channel)
                    .map(guild -> asked(guild, channel, person))
                    .orElseGet(() -> completedFuture(Standing.UNKNOWN));
        } catch (RuntimeException notAsked) {
            return completedFuture(unknown(notAsked));
        }
    }

    /** The name in the server; of who is no member, and in a direct message, the name everywhere. */
    @Override
    public CompletionStage<Optional<String>> name(Channel channel, String person) {
        Known known = remembered.getIfPresent(new Whom(channel, person));
        if (known != null) {
            return completedFuture(Optional.of(known.name()));
        }
        try {
            return Optional.of(channel)
                    .filter(one -> !one.workspace().isEmpty())
                    .flatMap(this::guild)
                    .map(guild -> guild.retrieveMemberById(person)
                            .submit()
                            .handle((member, failure) -> {
                                met(channel, member);
                                return Optional.ofNullable(member).map(Member::getEffectiveName);
                            })
                            .thenCompose(name -> name.isPresent() ? completedFuture(name) : everywhere(person)))
                    .orElseGet(() -> everywhere(person));
        } catch (RuntimeException notAsked) {
            return completedFuture(Optional.empty());
        }
    }

    private CompletableFuture<Optional<String>> everywhere(String person) {
        return line.get()
                .map(jda -> jda.retrieveUserById(person)
                        .submit()
                        .handle((user, failure) -> Optional.ofNullable(user).map(User::getEffectiveName)))
                .orElseGet(() -> completedFuture(Optional.empty()));
    }

    private Optional<Guild> guild(Channel channel) {
        Optional<JDA> jda = line.get();
        return jda.map(open -> open.getGuildById(channel.workspace()));
    }

    private CompletionStage<Standing> asked(Guild guild, Channel channel, String person) {
        return guild.retrieveMemberById(person).submit().handle((member, failure) -> {
            if (member == null) {
                return isNoMember(failure) ? Standing.STRANGER : unknown(failure);
            }
            met(channel, member);
            return standing(member, channel);
        });
    }

    private static Standing standing(Member member, Channel channel) {
        // A thread is set up by whoever may set up its channel: JDA looks there by itself.
        GuildChannel here = member.getGuild().getGuildChannelById(channel.id());
        boolean admin = member.hasPermission(Permission.MANAGE_SERVER)
                || member.hasPermission(Permission.MANAGE_CHANNEL)
                || (here != null && member.hasPermission(here, Permission.MANAGE_CHANNEL));
        return admin ? Standing.ADMIN : Standing.MEMBER;
    }

    private static boolean isNoMember(@Nullable Throwable failure) {
        return failure instanceof ErrorResponseException answered
                && (answered.getErrorResponse() == ErrorResponse.UNKNOWN_MEMBER
                        || answered.getErrorResponse() == ErrorResponse.UNKNOWN_USER);
    }

    private static Standing unknown(@Nullable Throwable failure) {
        log.info("Discord could not be asked who somebody is: {}", failure == null ? "" : Failure.described(failure));
        return Standing.UNKNOWN;
    }

    private record Known(Standing standing, String name) {}

    private record Whom(Channel channel, String person) {}
}
