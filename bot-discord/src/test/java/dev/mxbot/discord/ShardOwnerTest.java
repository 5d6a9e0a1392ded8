package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** One owner of the line, whatever happens to processes, clocks and whoever keeps the leases (P26). */
class ShardOwnerTest {
    private final VirtualTime time = new VirtualTime();
    private final Table table = new Table();
    private final Replica one = new Replica("one");
    private final Replica two = new Replica("two");

    @Test
    void theFirstOwnsAndTheSecondStandsBy() {
        one.start();
        two.start();
        time.advance(Duration.ofMinutes(10));
        assertEquals(List.of("owns"), one.heard);
        assertEquals("stands by", two.last());
        assertTrue(two.heard.stream().noneMatch("owns"::equals));
    }

    @Test
    void aStoppedOwnerIsFollowedAtOnce() {
        one.start();
        two.start();
        time.advance(Duration.ofSeconds(20));
        one.owner.stop();
        time.advance(ShardOwner.EVERY);
        assertEquals("owns", two.last());
    }

    /** P26: within a minute. */
    @Test
    void aKilledOwnerIsFollowedWhenItsLeaseHasRunOut() {
        one.start();
        two.start();
        time.advance(Duration.ofSeconds(20));
        one.kill();
        time.advance(ShardOwner.LASTING.plus(ShardOwner.EVERY));
        assertEquals("owns", two.last());
    }

    /** F49: an owner that cannot renew hangs up before another can own. */
    @Test
    void anOwnerThatIsCutOffLetsGoBeforeAnotherTakesOver() {
        one.start();
        two.start();
        time.advance(Duration.ofSeconds(20));
        one.cutOff = true;
        List<String> order = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            time.advance(Duration.ofSeconds(1));
            if (one.last().equals("stands by") && !order.contains("one let go")) {
                order.add("one let go");
            }
            if (two.last().equals("owns") && !order.contains("two owns")) {
                order.add("two owns");
            }
        }
        assertEquals(List.of("one let go", "two owns"), order);
    }

    @Test
    void anOwnerWhoseQuestionIsNeverAnsweredLetsGo() {
        one.start();
        time.advance(Duration.ofSeconds(20));
        one.hangs = true;
        time.advance(ShardOwner.LASTING);
        assertEquals(List.of("owns", "stands by"), one.heard);
    }

    @Test
    void aFailedQuestionIsNoLossWhileTheLeaseLasts() {
        one.start();
        time.advance(Duration.ofSeconds(20));
        one.cutOff = true;
        time.advance(Duration.ofSeconds(10));
        one.cutOff = false;
        time.advance(Duration.ofMinutes(2));
        assertEquals(List.of("owns"), one.heard);
    }

    @Test
    void aProcessAloneOwnsAtOnce() {
        List<String> heard = new ArrayList<>();
        ShardOwner owner = new ShardOwner(
                new AloneLeases(time.clock()), "alone", Runnable::run, time, time::nanos, ShardOwner.EVERY);
        owner.start(new Heard(heard));
        time.settle();
        assertEquals(List.of("owns"), heard);
        owner.stop();
        assertEquals(0, time.pending());
    }

    /** One of two processes. */
    private final class Replica implements Leases, Executor {
        private final String name;
        private final List<String> heard = new ArrayList<>();
        private final ShardOwner owner;
        private boolean cutOff;
        private boolean hangs;

        Replica(String name) {
            this.name = name;
            owner = new ShardOwner(this, name, this, time, time::nanos, ShardOwner.EVERY);
        }

        void start() {
            owner.start(new Heard(heard));
            time.settle();
        }

        /** Without a farewell to the table. */
        void kill() {
            cutOff = true;
            owner.stop();
        }

        String last() {
            return heard.get(heard.size() - 1);
        }

        @Override
        public void execute(Runnable question) {
            if (!hangs) {
                question.run();
            }
        }

        @Override
        public Optional<Lease> take(String lease, String holder, Duration lasts) {
            assertEquals(name, holder);
            return connected()
                    .take(new Lease(lease, holder, time.clock().instant().plus(lasts), 0));
        }

        @Override
        public Optional<Lease> renew(Lease lease, Duration lasts) {
            return connected().renew(lease, time.clock().instant().plus(lasts));
        }

        @Override
        public void release(Lease lease) {
            connected().release(lease);
        }

        private Table connected() {
            if (cutOff) {
                throw new IllegalStateException("cut off");
            }
            return table;
        }
    }

    /** Where the lease is kept. */
    private final class Table {
        private Lease kept = new Lease(ShardOwner.LEASE, "nobody", Instant.MIN, 0);

        Optional<Lease> take(Lease wanted) {
            if (isFree() || kept.holder().equals(wanted.holder())) {
                kept = new Lease(wanted.name(), wanted.holder(), wanted.ends(), kept.token() + 1);
                return Optional.of(kept);
            }
            return Optional.empty();
        }

        Optional<Lease> renew(Lease held, Instant until) {
            if (isFree() || held.token() != kept.token()) {
                return Optional.empty();
            }
            kept = new Lease(kept.name(), kept.holder(), until, kept.token());
            return Optional.of(kept);
        }

        void release(Lease held) {
            if (held.token() == kept.token()) {
                kept = new Lease(kept.name(), kept.holder(), Instant.MIN, kept.token());
            }
        }

        private boolean isFree() {
            return !kept.ends().isAfter(time.clock().instant());
        }
    }

    private record Heard(List<String> heard) implements ShardOwner.Listener {
        @Override
        public void owns() {
            heard.add("owns");
        }

        @Override
        public void standsBy() {
            heard.add("stands by");
        }
    }
}
