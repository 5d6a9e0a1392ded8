package dev.mxbot.lookup.dns;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A limited number of queries under way at each server; more wait in line. So a burst does not drown a server, and a silent server holds
 * up nobody but those who ask it. Every step costs the same however many wait.
 */
final class Places {
    private final Executor executor;
    private final Map<InetSocketAddress, Room> rooms = new ConcurrentHashMap<>();

    /** @param executor runs what waited */
    Places(Executor executor) {
        this.executor = executor;
    }

    /**
     * Takes a place at the server, at once or as soon as one of so many is free.
     *
     * @param admitted run if it had to wait, when its turn has come; not if the ticket says {@link Ticket#isIn} already
     */
    Ticket enter(InetSocketAddress server, int capacity, Runnable admitted) {
        Ticket ticket = new Ticket(server, admitted);
        rooms.compute(server, (s, known) -> {
            Room room = known == null ? new Room() : known;
            if (room.taken < capacity) {
                room.taken++;
                ticket.state = State.IN;
            } else {
                room.waiting.add(ticket);
            }
            return room;
        });
        return ticket;
    }

    int takenAt(InetSocketAddress server) {
        Room room = rooms.get(server);
        return room == null ? 0 : room.taken;
    }

    private enum State {
        WAITING,
        IN,
        LEFT
    }

    private static final class Room {
        int taken;
        final Queue<Ticket> waiting = new ArrayDeque<>();
    }

    /** A place, or a place in line. */
    final class Ticket {
        private final InetSocketAddress server;
        private final Runnable admitted;
        private volatile State state = State.WAITING;
        private @Nullable Ticket next;

        private Ticket(InetSocketAddress server, Runnable admitted) {
            this.server = server;
            this.admitted = admitted;
        }

        boolean isIn() {
            return state == State.IN;
        }

        /** Gives the place to the next in line, or leaves the line. */
        void leave() {
            rooms.computeIfPresent(server, (s, room) -> {
                if (state == State.IN) {
                    room.taken--;
                    next = admitNext(room);
                }
                state = State.LEFT;
                return room.taken == 0 ? null : room;
            });
            Ticket turn = next;
            next = null;
            if (turn != null) {
                executor.execute(turn.admitted);
            }
        }

        private @Nullable Ticket admitNext(Room room) {
            Ticket first = room.waiting.poll();
            while (first != null && first.state == State.LEFT) {
                first = room.waiting.poll();
            }
            if (first != null) {
                first.state = State.IN;
                room.taken++;
            }
            return first;
        }
    }
}
