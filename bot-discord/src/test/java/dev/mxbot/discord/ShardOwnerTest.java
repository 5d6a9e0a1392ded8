package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Leases;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
        ShardOwner owner = new ShardOwner(Leases.ALONE, time, time::nanos);
        owner.start(new Heard(heard));
        time.settle();
        assertEquals(List.of("owns"), heard);
        owner.stop();
        assertEquals(0, time.pending());
    }

    /** One of two processes. */
    private final class Replica implements Leases {
        private final String name;
        private final List<String> heard = new ArrayList<>();
        private final ShardOwner owner = new ShardOwner(this, time, time::nanos);
        private boolean cutOff;
        private boolean hangs;

        Replica(String name) {
            this.name = name;
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
        public CompletionStage<Boolean> take(String lease, Duration lasting) {
            if (hangs) {
                return new CompletableFuture<>();
            }
            return cutOff
                    ? CompletableFuture.failedFuture(new IllegalStateException("cut off"))
                    : CompletableFuture.completedFuture(table.take(name, lasting));
        }

        @Override
        public CompletionStage<Boolean> release(String lease) {
            return CompletableFuture.completedFuture(!cutOff && table.release(name));
        }
    }

    /** Where the lease is kept. */
    private final class Table {
        private String holder = "";
        private long until;

        boolean take(String who, Duration lasting) {
            if (holder.equals(who) || time.nanos() >= until) {
                holder = who;
                until = time.nanos() + lasting.toNanos();
            }
            return holder.equals(who);
        }

        boolean release(String who) {
            boolean held = holder.equals(who);
            until = held ? time.nanos() : until;
            return held;
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
