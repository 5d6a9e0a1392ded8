package dev.mxbot.lookup.dns;

import dev.mxbot.lookup.dns.Answer.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;

/**
 * One query put to one or several servers until one of them has said something that counts, all have failed, or time is up.
 *
 * <p>Silence: the next server is asked as well, and the earlier attempts stay open, for slow is not dead. A failure: the next server is
 * asked at once. A truncated reply: asked again over TCP. A server that does not know EDNS: asked again without (RFC 6891 section 7).
 */
final class Conversation {
    /** What the conversation came to; {@code dangling} as in {@link Reading.Usable}. */
    record Outcome(Answer answer, boolean dangling) {}

    /** Which failure speaks for all: the one that says most comes first. */
    private static final List<Reason> TELLING = List.of(
            Reason.SERVFAIL,
            Reason.TCP_FAILED,
            Reason.NOT_AUTHORITATIVE,
            Reason.OTHER_RCODE,
            Reason.MALFORMED,
            Reason.REFUSED,
            Reason.TIMEOUT,
            Reason.UNREACHABLE);

    private final Wire wire;
    private final Query query;
    private final RetryTimes times;
    private final int capacity;
    private final byte[] usual;
    private final List<Asked> servers;
    private final CompletableFuture<Outcome> result = new CompletableFuture<>();
    private final long start;
    private long firstSent;
    private long deadline;
    private int pauses;
    private int attempts;
    private String transport = "";
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Outcome outcome;

    /**
     * @param servers either all recursive or all not
     * @param capacity how many queries may be under way at one of these servers
     * @throws IllegalArgumentException if the query cannot be sent
     */
    Conversation(Wire wire, Query query, List<Server> servers, RetryTimes times, int capacity) {
        this.wire = wire;
        this.query = query;
        this.times = times;
        this.capacity = capacity;
        this.usual = encode(Edns.FULL, servers.get(0));
        this.servers = servers.stream().map(Asked::new).toList();
        this.start = wire.ticker().read();
        this.firstSent = start;
        this.deadline = start + times.total().toNanos();
    }

    /** Completes on the executor, and never exceptionally. */
    CompletableFuture<Outcome> start() {
        synchronized (this) {
            askNext();
            arm();
        }
        return result;
    }

    /** A server nobody has asked yet, else the one asked least of those that may still reply. */
    private void askNext() {
        servers.stream()
                .filter(Asked::mayBeAsked)
                .min(Comparator.comparingInt(server -> server.attempts))
                .ifPresent(Asked::ask);
    }

    private void arm() {
        ScheduledFuture<?> earlier = timer;
        if (earlier != null) {
            earlier.cancel(false);
        }
        long now = wire.ticker().read();
        long left = Math.max(deadline - now, 0);
        long pause = pauses < times.pauses().size()
                ? Math.min(left, times.pauses().get(pauses).toNanos())
                : left;
        timer = wire.timer().schedule(() -> wire.executor().execute(this::silenceWasLong), pause, TimeUnit.NANOSECONDS);
    }

    private void silenceWasLong() {
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            if (wire.ticker().read() - deadline >= 0) {
                giveUp();
            } else {
                servers.forEach(Asked::noteSilence);
                pauses++;
                askNext();
                arm();
            }
        }
        tell();
    }

    /** Called outside the lock: whoever waits for the result goes on from here. */
    private void tell() {
        Outcome told = outcome;
        if (told != null) {
            result.complete(told);
        }
    }

    private void serverFailed() {
        boolean untried = servers.stream().anyMatch(server -> server.attempts == 0 && server.mayBeAsked());
        if (untried) {
            askNext();
            arm();
        } else if (servers.stream().allMatch(Asked::hasFailed)) {
            giveUp();
        }
    }

    private void conclude(Asked by, Reading.Usable reading, Edns used, String over) {
        Answer answer = reading.answer(
                query,
                new Provenance(
                        by.server.label(),
                        wire.clock().instant(),
                        elapsed(),
                        reading.rcode(),
                        reading.ttl(),
                        reading.authoritative(),
                        reading.authenticated(),
                        over,
                        reading.extendedErrors(),
                        attempts,
                        reading.recursionAvailable(),
                        used == Edns.NONE));
        end(new Outcome(answer, reading.dangling()));
    }

    private void giveUp() {
        List<Asked> asked = servers.stream().filter(server -> server.wasTried()).toList();
        Reading.Useless worst = asked.stream()
                .map(Asked::verdict)
                .min(Comparator.comparingInt(verdict -> TELLING.indexOf(verdict.reason())))
                .orElseThrow();
        String detail = asked.stream()
                .map(server -> server.server.label() + ": " + server.verdict().words())
                .collect(Collectors.joining("; "));
        List<String> extendedErrors = asked.stream()
                .flatMap(server -> server.verdict().extendedErrors().stream())
                .distinct()
                .toList();
        Provenance provenance = new Provenance(
                asked.stream().map(server -> server.server.label()).collect(Collectors.joining(", ")),
                wire.clock().instant(),
                elapsed(),
                worst.rcode(),
                OptionalLong.empty(),
                false,
                false,
                transport,
                extendedErrors,
                attempts);
        end(new Outcome(new Answer.Unanswered(query, provenance, worst.reason(), detail), false));
    }

    private Duration elapsed() {
        return Duration.ofNanos(wire.ticker().read() - firstSent);
    }

    private void end(Outcome with) {
        outcome = with;
        if (timer != null) {
            timer.cancel(false);
        }
        servers.forEach(Asked::leave);
    }

    /** What passed between us and one of the servers. */
    private final class Asked {
        private final Server server;
        private final InetSocketAddress address;
        private final List<Transport.Exchange> open = new ArrayList<>();
        private Places.@Nullable Ticket ticket;
        private Edns edns = Edns.FULL;
        private int attempts;
        private int unreachable;
        private boolean waits;
        private boolean silenceNoted;
        private boolean overTcp;
        private Reading.@Nullable Useless failure;

        Asked(Server server) {
            this.server = server;
            this.address = wire.reach().reach(server);
        }

        boolean hasFailed() {
            return failure != null;
        }

        boolean wasTried() {
            return attempts > 0 || waits;
        }

        /** Not while it stands in line, and not over UDP while it is being asked over TCP: that would be truncated again. */
        boolean mayBeAsked() {
            return failure == null && !waits && !overTcp;
        }

        void ask() {
            Places.Ticket place = ticket;
            if (place == null) {
                place = wire.places().enter(address, capacity, this::admitted);
                ticket = place;
            }
            if (place.isIn()) {
                sendUdp();
            } else {
                waits = true;
            }
        }

        private void admitted() {
            synchronized (Conversation.this) {
                if (outcome != null || !waits) {
                    return;
                }
                waits = false;
                long now = wire.ticker().read();
                if (Conversation.this.attempts == 0) {
                    // What was spent in line is not the server's silence.
                    firstSent = now;
                    pauses = 0;
                    deadline = now + times.total().toNanos();
                }
                sendUdp();
                arm();
            }
        }

        private void sendUdp() {
            if (attempts > 0 && unreachable == 0) {
                edns = edns.simpler();
            }
            send(wire.udp(), false);
        }

        private void send(Transport by, boolean tcp) {
            attempts++;
            Conversation.this.attempts++;
            transport = tcp ? "tcp" : "udp";
            Edns used = edns;
            open.add(by.send(address, used == Edns.FULL ? usual : encode(used, server), new Transport.Listener() {
                @Override
                public void replied(byte[] reply) {
                    wire.health().replied(server);
                    Asked.this.replied(reply, used, tcp);
                }

                @Override
                public void failed(IOException why) {
                    Asked.this.failed(why, tcp);
                }
            }));
        }

        private void replied(byte[] reply, Edns used, boolean tcp) {
            boolean truncated = !tcp && ReplyReader.isTruncated(reply);
            Optional<Reading> reading =
                    truncated ? Optional.empty() : Optional.of(ReplyReader.read(query, server.recursive(), reply));
            synchronized (Conversation.this) {
                if (outcome == null && failure == null) {
                    judge(reading, used, tcp);
                }
            }
            tell();
        }

        private void judge(Optional<Reading> whole, Edns used, boolean tcp) {
            if (whole.isEmpty()) {
                if (!overTcp) {
                    overTcp = true;
                    send(wire.tcp(), true);
                }
                return;
            }
            Reading reading = whole.get();
            if (reading instanceof Reading.Usable usable) {
                conclude(this, usable, used, tcp ? "tcp" : "udp");
            } else if (used != Edns.NONE && isAversionToEdns(reading.rcode())) {
                if (edns != Edns.NONE) {
                    edns = Edns.NONE;
                    send(tcp ? wire.tcp() : wire.udp(), tcp);
                }
            } else {
                fail((Reading.Useless) reading);
            }
        }

        private void failed(IOException why, boolean tcp) {
            synchronized (Conversation.this) {
                if (outcome != null || failure != null) {
                    return;
                }
                if (tcp) {
                    fail(useless(Reason.TCP_FAILED, "truncated over UDP, and TCP fails: " + words(why)));
                } else if (++unreachable > 1) {
                    wire.health().wasSilent(server);
                    fail(useless(Reason.UNREACHABLE, "unreachable: " + words(why)));
                } else {
                    // It may be restarting: it gets a second chance when the pause is over, and the others do not wait
                    // for that.
                    wire.health().wasSilent(server);
                    serverFailed();
                }
            }
            tell();
        }

        private void fail(Reading.Useless as) {
            failure = as;
            leave();
            serverFailed();
        }

        /** Once a query, and not for a query that was never sent. */
        void noteSilence() {
            if (attempts > 0 && failure == null && unreachable == 0 && !overTcp && !silenceNoted) {
                silenceNoted = true;
                wire.health().wasSilent(server);
            }
        }

        void leave() {
            open.forEach(Transport.Exchange::cancel);
            open.clear();
            waits = false;
            if (ticket != null) {
                ticket.leave();
            }
        }

        /** Why it has not answered, now that nobody waits for it any more. */
        Reading.Useless verdict() {
            if (failure != null) {
                return failure;
            } else if (waits) {
                return useless(Reason.TIMEOUT, "not asked: " + capacity + " other queries wait for its reply");
            } else if (overTcp) {
                return useless(Reason.TCP_FAILED, "truncated over UDP, and no reply over TCP");
            } else if (unreachable > 0) {
                return useless(Reason.UNREACHABLE, "unreachable");
            }
            return useless(Reason.TIMEOUT, attempts == 1 ? "no reply" : "no reply in " + attempts + " tries");
        }

        private Reading.Useless useless(Reason reason, String words) {
            return new Reading.Useless("", List.of(), reason, words);
        }
    }

    private byte[] encode(Edns edns, Server server) {
        return WireQuery.encode(query, server.recursive(), edns);
    }

    private static boolean isAversionToEdns(String rcode) {
        return rcode.equals(Rcode.string(Rcode.FORMERR))
                || rcode.equals(Rcode.string(Rcode.NOTIMP))
                || rcode.equals(Rcode.string(Rcode.BADVERS));
    }

    private static String words(IOException why) {
        String message = why.getMessage();
        if (why instanceof PortUnreachableException) {
            return "nothing listens there";
        }
        return message == null ? why.getClass().getSimpleName() : message;
    }
}
