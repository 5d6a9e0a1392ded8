package dev.mxbot.slack;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.slack.api.model.User;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Slack who somebody is. An answer counts for some minutes: who was made an administrator just now may have to wait as long.
 *
 * @see <a href="https://docs.slack.dev/reference/objects/user-object">User object</a>
 */
final class SlackPeople implements People {
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);

    private final CarefulCalls calls;
    private final Executor workers;
    private final AsyncCache<Person, Known> known;
    private final AtomicBoolean toldOfScope = new AtomicBoolean();

    SlackPeople(CarefulCalls calls, Executor workers, Ticker ticker) {
        this.calls = calls;
        this.workers = workers;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(workers)
                .buildAsync();
    }

    private record Person(String workspace, String id) {}

    private record Known(Standing standing, Optional<String> name) {}

    @Override
    public String platform() {
        return SlackNotifier.PLATFORM;
    }

    @Override
    public CompletionStage<Standing> standing(Channel channel, String person) {
        return known(channel, person).thenApply(Known::standing).exceptionally(fault -> Standing.UNKNOWN);
    }

    @Override
    public CompletionStage<Optional<String>> name(Channel channel, String person) {
        return known(channel, person).thenApply(Known::name).exceptionally(fault -> Optional.empty());
    }

    /** What failed is not kept. */
    private CompletableFuture<Known> known(Channel channel, String person) {
        Person asked = new Person(channel.workspace(), person);
        return known.get(asked, (who, any) -> CompletableFuture.supplyAsync(() -> ask(who), workers));
    }

    private Known ask(Person person) {
        try {
            User user = calls.ask(methods -> methods.usersInfo(request -> request.user(person.id())))
                    .getUser();
            return new Known(standing(user, person.workspace()), name(user));
        } catch (Undelivered e) {
            if (!e.error().equals("missing_scope")) {
                LOG.info("Slack does not say who somebody is ({})", e.error());
            } else if (!toldOfScope.getAndSet(true)) {
                LOG.warn(
                        "The Slack app lacks the scope users:read: administrators and guests are not told from members, and people are shown by id."
                                + " Add it (deploy/slack/README.md) and install the app again");
            }
            throw new CompletionException(e);
        }
    }

    /** As Slack shows people: the name that they chose, else the one that they have, else the one that they sign in with. */
    private static Optional<String> name(User user) {
        @Nullable
        String chosen = user.getProfile() == null ? null : user.getProfile().getDisplayName();
        return Stream.of(chosen, user.getRealName(), user.getName())
                .filter(name -> name != null && !name.isBlank())
                .map(String::valueOf)
                .findFirst();
    }

    /** What they are in the workspace, strangers first: somebody can be an administrator in a workspace of their own. */
    private static Standing standing(User user, String workspace) {
        if (user.isStranger() || !belongs(user, workspace)) {
            return Standing.STRANGER;
        }
        if (user.isRestricted() || user.isUltraRestricted()) {
            return Standing.GUEST;
        }
        return user.isAdmin() || user.isOwner() || user.isPrimaryOwner() ? Standing.ADMIN : Standing.MEMBER;
    }

    /** In an enterprise a person has one home, and is at home in several workspaces. */
    private static boolean belongs(User user, String workspace) {
        return workspace.isEmpty()
                || user.getTeamId() == null
                || user.getTeamId().equals(workspace)
                || (user.getEnterpriseUser() != null
                        && user.getEnterpriseUser().getTeams() != null
                        && user.getEnterpriseUser().getTeams().contains(workspace));
    }
}
