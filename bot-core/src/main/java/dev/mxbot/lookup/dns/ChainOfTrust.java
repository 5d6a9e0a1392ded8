package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Validated.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * Follows the signatures from the trust anchors down to a name, asking the same resolvers as everything else, without their validation.
 * Made when it is first used; a few threads of its own, which end when nothing is left to do.
 */
final class ChainOfTrust implements Validation, AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 2000;
    private static final Duration ONE_ANSWER = Duration.ofSeconds(3);
    private static final Duration WHOLE_CHAIN = Duration.ofSeconds(8);

    private final List<InetSocketAddress> resolvers;
    private final TrustAnchors anchors;
    private final ThreadPoolExecutor walkers = pool("mxbot-dnssec", WAITING);
    private final ThreadPoolExecutor steps = pool("mxbot-dnssec-step", WAITING * THREADS);
    private @Nullable ValidatingResolver validating;
    private volatile boolean trusted;

    ChainOfTrust(List<InetSocketAddress> resolvers, TrustAnchors anchors) {
        this.resolvers = List.copyOf(resolvers);
        this.anchors = anchors;
    }

    private static ThreadPoolExecutor pool(String name, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private ValidatingResolver make() {
        List<Resolver> simple = resolvers.stream()
                .<Resolver>map(address -> {
                    SimpleResolver one = new SimpleResolver(address);
                    one.setTimeout(ONE_ANSWER);
                    return one;
                })
                .toList();
        ExtendedResolver all = new ExtendedResolver(simple);
        all.setTimeout(WHOLE_CHAIN);
        ValidatingResolver made = new ValidatingResolver(all);
        try {
            made.loadTrustAnchors(new ByteArrayInputStream(anchors.octets()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    @Override
    public CompletionStage<Validated> validate(DomainName name, RecordType type) {
        CompletableFuture<Validated> result = new CompletableFuture<>();
        try {
            walkers.execute(() -> result.complete(walk(name, type)));
        } catch (RejectedExecutionException e) {
            result.complete(Validated.unknown("too much is to be validated at once"));
        }
        return result;
    }

    private Validated walk(DomainName name, RecordType type) {
        try {
            Validated start = start();
            return start.status() == Status.SECURE
                    ? judge(Name.fromString(name.absolute()), Type.value(type.name()))
                    : Validated.unknown("the resolver in use hands out no chain of trust to start from ("
                            + start.status().word() + ", " + start.reason() + ")");
        } catch (TextParseException e) {
            return Validated.unknown("no name that DNS can carry");
        } catch (RuntimeException e) {
            return Validated.unknown("the validation failed: " + e.getMessage());
        }
    }

    /** A resolver that drops signatures on the way would make the whole world bogus; the anchors' own zones show it. */
    private Validated start() {
        if (!trusted) {
            Validated first = new Validated(Status.UNKNOWN, "");
            for (Name anchor : anchors.names()) {
                first = judge(anchor, Type.SOA);
                if (first.status() == Status.SECURE) {
                    trusted = true;
                    return first;
                }
            }
            return first;
        }
        return new Validated(Status.SECURE, "");
    }

    private Validated judge(Name name, int type) {
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        try {
            return read(validating()
                    .sendAsync(query, steps)
                    .toCompletableFuture()
                    .get(WHOLE_CHAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Validated.unknown("mxbot is stopping");
        } catch (TimeoutException e) {
            return Validated.unknown("no end within " + WHOLE_CHAIN.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = cause.getMessage();
            return Validated.unknown(message == null ? cause.getClass().getSimpleName() : message);
        }
    }

    private synchronized ValidatingResolver validating() {
        ValidatingResolver known = validating;
        if (known == null) {
            known = make();
            validating = known;
        }
        return known;
    }

    private static Validated read(Message reply) {
        if (reply.getHeader().getFlag(Flags.AD)) {
            return new Validated(Status.SECURE, "");
        }
        String reason = reason(reply);
        if (reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN) {
            return new Validated(Status.INSECURE, reason);
        }
        return new Validated(reason.isEmpty() ? Status.UNKNOWN : Status.BOGUS, reason);
    }

    private static String reason(Message reply) {
        return reply.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record instanceof TXTRecord
                        && record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        walkers.shutdownNow();
        steps.shutdownNow();
    }
}
