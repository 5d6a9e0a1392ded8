package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.reply.Reply;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RELIABILITY.md F52: however many checks there were and however slowly a channel takes what they come to, no more is held in memory. */
class FlatMemoryTest {
    private static final int WATCHES = 40;

    /** Of one check's findings alone there would be more than this. */
    private static final long MOST_PER_CHECK = 1000;

    @TempDir
    private Path folder;

    @Test
    void holdsNoMoreAfterAThousandChecks() {
        try (World world = World.lookingAtMxOnly(StoreConfig.in(folder))) {
            Slow slow = new Slow(world);
            world.through(slow);
            world.restart();
            for (int i = 0; i < WATCHES; i++) {
                world.add("w" + i + ".example.com", Wishes.DEFAULT.every(Duration.ofMinutes(5)));
            }
            // Everything that is made once is made then.
            troubled(world, 1);
            long checks = world.checks();
            long posts = slow.posts;
            long before = heap(world);

            troubled(world, 2);

            long more = world.checks() - checks;
            long held = heap(world) - before;
            assertTrue(more > 900, () -> more + " checks");
            assertTrue(slow.posts > posts + 4, () -> slow.posts - posts + " posts");
            assertTrue(held < more * MOST_PER_CHECK, () -> held + " octets more are held after " + more + " checks");
        }
    }

    /** So many times half an hour of trouble for all, and half an hour without. */
    private static void troubled(World world, int hours) {
        for (int i = 0; i < hours; i++) {
            world.publish(zone("gone.example.com."));
            world.pass(Duration.ofMinutes(30));
            world.publish(zone("mail.example.com."));
            world.pass(Duration.ofMinutes(30));
        }
    }

    private static Dns zone(String host) {
        StringBuilder text = new StringBuilder("""
                mail.example.com. A 100.128.0.10
                canary.example. NS ns.canary.example.
                """);
        for (int i = 0; i < WATCHES; i++) {
            text.append("w")
                    .append(i)
                    .append(".example.com. MX 10 ")
                    .append(host)
                    .append('\n');
        }
        return FakeDns.zone(text.toString());
    }

    /** What is left when all is thrown away that nobody holds. */
    private static long heap(World world) {
        // The one before has written down what it was asked.
        world.publish(zone("mail.example.com."));
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A platform that takes ten seconds for each post, and keeps none. */
    private static final class Slow implements Notifier {
        private final World world;
        private long posts;

        Slow(World world) {
            this.world = world;
        }

        @Override
        public String platform() {
            return "slack";
        }

        @Override
        public CompletionStage<Delivery> tell(Channel near, String person, Reply reply) {
            throw new UnsupportedOperationException(person);
        }

        @Override
        public CompletionStage<Delivery> deliver(Post post) {
            posts++;
            CompletableFuture<Delivery> answer = new CompletableFuture<>();
            String id = post.where() instanceof Placement.InsteadOf old ? old.message() : "m" + posts;
            world.time.schedule(() -> answer.complete(new Delivery.Delivered(id)), 10, TimeUnit.SECONDS);
            return answer;
        }
    }
}
