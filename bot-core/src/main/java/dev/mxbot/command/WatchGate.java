package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Standing;
import dev.mxbot.reply.Text;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Who may do what with the watches of a channel (RELIABILITY.md T16). */
final class WatchGate {
    private static final String CONSOLE = "console";

    /** Slack's direct channels; Discord's belong to no guild. */
    private static final String SLACK = "slack";

    private static final String DIRECT = "D";

    private final Collection<People> people;
    private final WatchPolicy policy;

    WatchGate(Collection<People> people, WatchPolicy policy) {
        this.people = people;
        this.policy = policy;
    }

    /** What somebody is about to do. */
    enum Deed {
        /** Adds, changes or removes a watch. */
        SET_UP,
        /** Deals with what it tells: acknowledges, mutes, checks again. */
        HANDLE
    }

    /** Why somebody may not; empty if they may. */
    CompletionStage<Optional<Text>> refusal(Deed deed, Channel channel, String asker) {
        return standing(channel, asker).thenApply(standing -> refusal(deed, isDirect(channel), standing));
    }

    private Optional<Text> refusal(Deed deed, boolean direct, Standing standing) {
        return switch (standing) {
            case ADMIN -> Optional.empty();
            case MEMBER ->
                deed == Deed.SET_UP && policy.adminsOnly() && !direct
                        ? Optional.of(Text.of(
                                "Here only those who may set up the channel change its watches. Ask one of them."))
                        : Optional.empty();
            case GUEST, STRANGER -> guest(deed, direct, standing);
            case UNKNOWN ->
                Optional.of(
                        Text.of(
                                "I cannot find out right now who you are here, so nothing was changed. Try again in a minute."));
        };
    }

    private Optional<Text> guest(Deed deed, boolean direct, Standing standing) {
        if (policy.guests()) {
            return refusal(deed, direct, Standing.MEMBER);
        }
        String who = standing == Standing.GUEST ? "Guests" : "People of other organisations";
        return Optional.of(Text.of(who + " do not change what is watched here. Ask a member of this workspace."));
    }

    /** True where one person alone talks with mxbot: the watches there are their own. */
    static boolean isDirect(Channel channel) {
        return switch (channel.platform()) {
            case CONSOLE -> true;
            case SLACK -> channel.id().startsWith(DIRECT);
            default -> channel.workspace().isEmpty();
        };
    }

    private CompletionStage<Standing> standing(Channel channel, String asker) {
        if (channel.platform().equals(CONSOLE)) {
            return completedFuture(Standing.ADMIN);
        }
        return people.stream()
                .filter(one -> one.platform().equals(channel.platform()))
                .findFirst()
                .map(one -> one.standing(channel, asker))
                .orElseGet(() -> completedFuture(Standing.UNKNOWN));
    }
}
