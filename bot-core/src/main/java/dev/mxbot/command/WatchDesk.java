package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.WatchOrder.Which;
import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Question;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.Digests;
import dev.mxbot.watch.Digests.Rhythm;
import dev.mxbot.watch.Digests.Wish;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Hand.Wished;
import dev.mxbot.watch.Ids;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxDead;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Watches.Added;
import dev.mxbot.watch.Watches.Handled;
import dev.mxbot.watch.Wishes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Does what was asked with the watches of a channel. Blocks: called on threads that may wait for the store. */
final class WatchDesk {
    /** Each is told in a line. */
    private static final int LINES = 20;

    private static final int UNDELIVERED = 20;

    private static final int LONGEST = 100;

    private final Watches watches;
    private final Digests digests;
    private final Outbox outbox;
    private final Checking checking;
    private final WatchedDomains known;
    private final Names names;
    private final WatchPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;

    WatchDesk(
            Watches watches,
            Digests digests,
            Outbox outbox,
            Checking checking,
            WatchedDomains known,
            Names names,
            WatchPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this.watches = watches;
        this.digests = digests;
        this.outbox = outbox;
        this.checking = checking;
        this.known = known;
        this.names = names;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    Reply show(Channel channel, boolean undelivered) {
        List<OutboxDead> dead = outbox.dead(channel, UNDELIVERED);
        List<Watched> here = watches.in(channel);
        Reply list = WatchList.of(
                here, digests.wished(channel), undelivered ? dead : List.of(), takers(channel, here), clock.instant());
        if (undelivered || dead.isEmpty()) {
            return list;
        }
        List<Block> blocks = new ArrayList<>(list.blocks());
        blocks.add(new Block.Paragraph(Text.of(Prose.count(dead.size(), "message", "messages")
                + " could not be delivered to this channel; /mxwatch status shows which.")));
        return list.withBlocks(blocks);
    }

    /** Of those who have taken trouble. */
    Names.Known takers(Channel channel, List<Watched> watched) {
        return names.of(
                channel,
                watched.stream()
                        .flatMap(one -> one.memory().trouble().flatMap(Incident::acknowledged).stream())
                        .map(Incident.Acknowledgement::by)
                        .toList());
    }

    Reply add(WatchOrder.Add order, Channel channel, String asker) {
        List<Text> lines = new ArrayList<>();
        for (DomainName domain : order.domains()) {
            lines.add(add(domain, order, channel, asker));
        }
        known.changed(channel);
        checking.wake();
        if (order.leftOut() > 0) {
            lines.add(Text.of("I take " + Question.MOST_DOMAINS + " domains at a time; " + order.leftOut()
                    + " more were left out."));
        }
        return told(lines);
    }

    private Text add(DomainName domain, WatchOrder.Add order, Channel channel, String asker) {
        Instant now = clock.instant();
        Wishes wishes = wished(Wishes.DEFAULT.every(usualInterval()), order);
        Watch watch = new Watch(Ids.next(random), channel, domain, wishes, asker, now);
        Added added = watches.add(
                watch,
                policy.limits(),
                new AuditEntry(now, asker, channel, "watch_added", domain.text(), WatchState.wishes(wishes)));
        Text name = Text.literal(domain.unicode());
        if (added instanceof Added.Already already) {
            return change(already.watch(), order, asker, now);
        }
        if (added instanceof Added.TooMany many) {
            return name.plain(" is not watched: " + tooMany(many));
        }
        return name.plain(" is watched from now on, " + WatchState.wishes(wishes)
                + ". /mxwatch list shows how it stands once it was checked; from then on you hear what changes.");
    }

    /** Who runs mxbot may want fewer checks than the default. */
    private Duration usualInterval() {
        Duration usual = Wishes.DEFAULT.every();
        return usual.compareTo(policy.minInterval()) < 0 ? policy.minInterval() : usual;
    }

    private static Wishes wished(Wishes before, WatchOrder.Add order) {
        Wishes every = order.every().map(before::every).orElse(before);
        return order.at().map(every::at).orElse(every);
    }

    private Text change(Watch watch, WatchOrder.Add order, String asker, Instant now) {
        Text name = Text.literal(watch.domain().unicode());
        Wishes wishes = wished(watch.wishes(), order);
        if (wishes.equals(watch.wishes())) {
            return name.plain(" is watched already, " + WatchState.wishes(wishes) + ", since ")
                    .and(new Inline.Time(watch.since()))
                    .plain(".");
        }
        return watches.change(watch.id(), current -> changed(current, order, asker, now))
                .map(changed ->
                        name.plain(" was watched already, and is from now on " + WatchState.wishes(changed) + "."))
                .orElseGet(() -> gone(name));
    }

    private static Wished changed(Watch current, WatchOrder.Add order, String asker, Instant now) {
        Wishes wishes = wished(current.wishes(), order);
        return new Wished(wishes, Alteration.audit(current, asker, "watch_changed", WatchState.wishes(wishes), now));
    }

    /** P28: said with the number, and how to raise it. */
    private String tooMany(Added.TooMany many) {
        return many.inChannel() >= policy.limits().inChannel()
                ? "this channel has " + Prose.count(many.inChannel(), "watch", "watches")
                        + ", which is the most for one channel. Remove one,"
                        + " or whoever runs me raises MXBOT_WATCH_PER_CHANNEL."
                : "all channels together have " + Prose.count(many.inWorkspace(), "watch", "watches")
                        + ", which is the most for one workspace."
                        + " Remove one, or whoever runs me raises MXBOT_WATCH_PER_WORKSPACE.";
    }

    Reply remove(Which which, Channel channel, String asker) {
        Reply reply = each(which, channel, watched -> {
            Watch watch = watched.watch();
            Text name = Text.literal(watch.domain().unicode());
            return watches.remove(
                            watch.id(),
                            Alteration.audit(
                                    watch, asker, "watch_removed", WatchState.wishes(watch.wishes()), clock.instant()))
                    ? name.plain(" is no longer watched. /mxhistory keeps what was recorded.")
                    : gone(name);
        });
        known.changed(channel);
        return reply;
    }

    Reply change(Which which, Alteration how, Channel channel, String asker) {
        Reply reply = each(which, channel, watched -> change(watched.watch(), how, asker));
        checking.wake();
        return reply;
    }

    private Text change(Watch watch, Alteration how, String asker) {
        Text name = Text.literal(watch.domain().unicode());
        return watches.change(watch.id(), current -> how.making().of(current, asker, clock.instant()))
                .map(changed -> Prose.join(name.plain(": "), how.telling().of(changed)))
                .orElseGet(() -> gone(name));
    }

    /** Of one watch, by a button. */
    Reply mute(Watched watched, String asker) {
        Text line = change(watched.watch(), Alteration.mute(Duration.ofHours(2)), asker);
        checking.wake();
        return Reply.privately(line);
    }

    Reply acknowledge(Which which, Channel channel, String asker) {
        String called = names.of(channel, asker);
        return each(which, channel, watched -> {
            Text name = Text.literal(watched.watch().domain().unicode());
            return watched.memory()
                    .trouble()
                    .map(incident -> acknowledge(watched, incident.id(), asker, called))
                    .orElseGet(() -> name.plain(" has no trouble to acknowledge."));
        });
    }

    /** By a button. */
    Text acknowledge(Watched watched, String incident, String asker) {
        return acknowledge(watched, incident, asker, names.of(watched.watch().channel(), asker));
    }

    /** Takes it, also where a check writes at the same moment. */
    private Text acknowledge(Watched watched, String incident, String asker, String called) {
        Text name = Text.literal(watched.watch().domain().unicode());
        Optional<Handled> handled = watches.handle(
                watched.watch().id(), now -> Hand.acknowledge(now, incident, asker, called, clock.instant()));
        if (handled.isEmpty()) {
            return gone(name);
        }
        if (!handled.get().written()) {
            return notTaken(name, handled.get().before(), incident);
        }
        checking.wake();
        return name.plain(" is acknowledged. There are no reminders until it gets worse.");
    }

    private Text notTaken(Text name, Watched watched, String incident) {
        Optional<Incident> trouble = watched.memory().trouble();
        if (trouble.isEmpty()) {
            return name.plain(" has no trouble any more, so there is nothing to acknowledge.");
        }
        return trouble.filter(one -> one.id().equals(incident))
                .flatMap(Incident::acknowledged)
                .map(by -> name.plain(" was acknowledged already, by ")
                        .thenLiteral(Printable.line(names.of(watched.watch().channel(), by.by()), LONGEST))
                        .plain(" at ")
                        .and(new Inline.Time(by.at()))
                        .plain("."))
                .orElseGet(() ->
                        name.plain(" has other trouble by now. Acknowledge the newer alert, or type /mxwatch ack."));
    }

    Reply digest(Wish wish, Channel channel, String asker) {
        String words = SpokenDigest.words(wish);
        digests.wish(channel, wish, new AuditEntry(clock.instant(), asker, channel, "digest_set", "", words));
        checking.wake();
        return told(List.of(Text.of(
                wish.rhythm() == Rhythm.OFF
                        ? "No digest any more."
                        : "A digest of what this channel watches comes " + words + ".")));
    }

    /** What is done with one watch, in a line. */
    private interface Each {
        Text of(Watched watched);
    }

    private Reply each(Which which, Channel channel, Each each) {
        List<Watched> here = watches.in(channel);
        if (here.isEmpty()) {
            return Reply.privately(Text.of("This channel watches nothing. Try /mxwatch add example.com."));
        }
        List<Text> lines = new ArrayList<>();
        int done = 0;
        for (Watched watched : here) {
            if (which.isAll() || which.domains().contains(watched.watch().domain())) {
                lines.add(each.of(watched));
                done++;
            }
        }
        which.domains().stream()
                .filter(domain ->
                        here.stream().noneMatch(one -> one.watch().domain().equals(domain)))
                .forEach(domain -> lines.add(
                        Text.literal(domain.unicode()).plain(" is not watched here; /mxwatch list shows what is.")));
        Reply reply = told(lines);
        return done == 0 ? reply.forAsker() : reply;
    }

    /** One line as it is; several in a list. */
    private static Reply told(List<Text> lines) {
        if (lines.size() == 1) {
            return Reply.of(Mark.NONE, lines.get(0), List.of(), List.of());
        }
        List<Text> shown = new ArrayList<>(lines.stream().limit(LINES).toList());
        if (lines.size() > LINES) {
            shown.add(Text.of("and " + (lines.size() - LINES) + " more"));
        }
        return Reply.of(Mark.NONE, Text.of(lines.size() + " watches:"), List.of(new Block.Bullets(shown)), List.of());
    }

    private static Text gone(Text name) {
        return name.plain(" was removed a moment ago.");
    }
}
