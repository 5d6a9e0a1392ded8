package dev.mxbot.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.WatchGate.Deed;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Recorded;
import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.Checking;
import dev.mxbot.watch.WatchButtons;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The buttons of an alert (RELIABILITY.md P15, P30). They name a watch by its id, which anybody can write into a request: only the
 * channel that the alert was told in may act upon it. What comes of it is said to whoever pressed.
 */
final class WatchPresses {
    static final Set<String> ACTIONS =
            Set.of(WatchButtons.ACKNOWLEDGE, WatchButtons.MUTE, WatchButtons.RECHECK, WatchButtons.CHANGE);

    private static final int CHANGES = 200;

    private static final Pattern ARGUMENT = Pattern.compile("([a-z0-9]{1,40})(?: ([a-z0-9]{1,40}))?(?: (\\d{1,11}))?");

    private static final Reply OLD =
            Reply.privately(Text.of("I no longer know this alert. /mxwatch list shows what this channel watches."));

    private static final Text NOT_KEPT =
            Text.of("What had been found then is not kept: that alert is older than a year, or than this part of me.");

    private final Watches watches;
    private final WatchDesk desk;
    private final WatchGate gate;
    private final Checking checking;
    private final StoreWork work;
    private final Clock clock;

    WatchPresses(Watches watches, WatchDesk desk, WatchGate gate, Checking checking, StoreWork work, Clock clock) {
        this.watches = watches;
        this.desk = desk;
        this.gate = gate;
        this.checking = checking;
        this.work = work;
        this.clock = clock;
    }

    /** What a button names. */
    private record Pressed(String watch, String incident, Instant said) {
        static Optional<Pressed> of(String argument, Instant now) {
            Matcher match = ARGUMENT.matcher(argument);
            if (!match.matches()) {
                return Optional.empty();
            }
            return Optional.of(new Pressed(
                    match.group(1),
                    match.group(2) == null ? "" : match.group(2),
                    match.group(3) == null ? now : Instant.ofEpochSecond(Long.parseLong(match.group(3)))));
        }
    }

    Prepared press(String action, Invocation invocation) {
        Optional<Pressed> pressed = Pressed.of(invocation.text(), clock.instant());
        if (pressed.isEmpty()) {
            return new Prepared.Answered(OLD);
        }
        Pressed what = pressed.get();
        String asker = invocation.asker();
        return switch (action) {
            case WatchButtons.ACKNOWLEDGE ->
                handling(
                        "Acknowledging …",
                        what,
                        invocation,
                        watched -> Reply.privately(desk.acknowledge(watched, what.incident(), asker)));
            case WatchButtons.MUTE -> handling("Muting …", what, invocation, watched -> desk.mute(watched, asker));
            case WatchButtons.CHANGE ->
                new Prepared.Working(
                        meanwhile("Looking up what was found and what changed …"),
                        () -> work.reply(() -> past(what, invocation.channel())));
            default -> new Prepared.Working(meanwhile("Checking again …"), () -> recheck(what, invocation));
        };
    }

    private Prepared handling(String doing, Pressed what, Invocation invocation, Function<Watched, Reply> then) {
        return new Prepared.Working(
                meanwhile(doing),
                () -> work.reply(
                        gate.refusal(Deed.HANDLE, invocation.channel(), invocation.asker()),
                        refused -> refused.map(Reply::privately)
                                .orElseGet(() -> found(what, invocation.channel())
                                        .map(then)
                                        .orElse(OLD))));
    }

    /** The watch, where this channel hears of it: its own, or the one that trouble is told in when nobody takes it. */
    private Optional<Watched> found(Pressed what, Channel channel) {
        return watches.find(what.watch())
                .filter(one -> one.watch().channel().equals(channel)
                        || one.watch()
                                .wishes()
                                .escalation()
                                .filter(other -> other.to().equals(channel))
                                .isPresent());
    }

    private CompletionStage<Reply> recheck(Pressed what, Invocation invocation) {
        Optional<String> id = Journal.id();
        CompletionStage<Optional<Reply>> refusal = work.later(
                gate.refusal(Deed.HANDLE, invocation.channel(), invocation.asker()),
                refused -> refused.map(Reply::privately)
                        .or(() -> found(what, invocation.channel()).isPresent() ? Optional.empty() : Optional.of(OLD)));
        return StoreWork.safely(refusal.thenCompose(refused -> refused.isPresent()
                ? completedFuture(refused.get())
                : work.later(
                        Journal.under(id, () -> checking.check(what.watch())),
                        after -> after.map(this::state).orElse(OLD))));
    }

    private Reply state(Watched watched) {
        WatchState state = new WatchState(
                watched, clock.instant(), desk.takers(watched.watch().channel(), List.of(watched)));
        return Reply.of(state.mark(), state.title().plain("."), List.of(state.details()), List.of())
                .forAsker();
    }

    /** As it is stored; nothing is looked up. Also of a watch that was removed since, in the channel that had it. */
    private Reply past(Pressed what, Channel channel) {
        Optional<Alert> alert = watches.alert(what.watch(), what.incident(), what.said());
        return found(what, channel)
                .map(watched -> past(watched.watch().channel(), watched.watch().domain(), what.said(), alert))
                .or(() -> alert.filter(one -> one.channel().equals(channel))
                        .map(one -> past(channel, one.domain(), what.said(), alert)))
                .orElse(OLD);
    }

    private Reply past(Channel channel, DomainName domain, Instant said, Optional<Alert> alert) {
        List<Recorded> changes = watches.history(channel, domain, CHANGES);
        // What was said in the same second was written before it was said.
        Optional<Recorded> before = changes.stream()
                .filter(change -> !change.by().isAfter(said.plusSeconds(1)))
                .findFirst();
        Text unchanged = Text.of("No change of the mail records of ")
                .thenLiteral(domain.unicode())
                .plain(" was recorded before that alert: what was published stayed the same.");
        Reply past = before.map(change -> ChangeReport.of(domain, change, changes.indexOf(change) + 1, alert))
                .orElseGet(() -> alert.map(FoundReport::of)
                        .map(found -> with(found, unchanged))
                        .orElseGet(() -> Reply.of(Mark.NONE, unchanged, List.of(), List.of())));
        return (alert.isPresent() ? past : with(past, NOT_KEPT)).forAsker();
    }

    private static Reply with(Reply reply, Text last) {
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(new Block.Paragraph(last));
        return reply.withBlocks(blocks);
    }

    private static Reply meanwhile(String line) {
        return Reply.privately(Text.of(line));
    }
}
