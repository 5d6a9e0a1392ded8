package dev.mxbot.lookup.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that mxbot gives in EHLO: the one that was set, else this host's own. The latter is looked up when it is first needed, and
 * waited for no longer than bearable, because the look-up may hang.
 */
final class OwnName {
    private static final long PATIENCE_SECONDS = 1;

    /** With two labels or more, the last of them no number; what every machine is called is nobody's name. */
    private static final Pattern FULL = Pattern.compile("(?:[a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{0,62}");

    private static final Pattern ANYBODY = Pattern.compile("(?:.*\\.)?(?:localhost|localdomain|local|lan|home)");

    private final Supplier<Optional<String>> lookUp;
    private final Executor threads;
    private @Nullable CompletableFuture<Optional<String>> found;

    OwnName(Supplier<Optional<String>> lookUp, Executor threads) {
        this.lookUp = lookUp;
        this.threads = threads;
    }

    /** As set; if nothing was, this host's own. */
    static OwnName of(Optional<String> set, Executor threads) {
        return set.isPresent() ? new OwnName(() -> set, Runnable::run) : new OwnName(OwnName::canonical, threads);
    }

    /** May block for a moment. */
    Greeting greeting() {
        try {
            return new Greeting(found().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Greeting(Optional.empty());
        } catch (ExecutionException | TimeoutException e) {
            return new Greeting(Optional.empty());
        }
    }

    private synchronized CompletableFuture<Optional<String>> found() {
        CompletableFuture<Optional<String>> known = found;
        if (known == null) {
            known = CompletableFuture.supplyAsync(lookUp, threads);
            found = known;
        }
        return known;
    }

    private static Optional<String> canonical() {
        try {
            return full(InetAddress.getLocalHost().getCanonicalHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** A name that others can make something of. */
    static Optional<String> full(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return FULL.matcher(name).matches() && !ANYBODY.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
