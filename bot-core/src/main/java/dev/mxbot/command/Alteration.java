package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.WatchGate.Deed;
import dev.mxbot.history.ChangesOf;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Escalation;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Hand.Wished;
import dev.mxbot.watch.Spans;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Window;
import dev.mxbot.watch.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of how watches are wished.
 *
 * @param deed who may
 * @param target where else it makes mxbot speak; empty mostly
 */
record Alteration(Deed deed, Optional<Channel> target, Making making, Telling telling) {
    private static final int LONGEST = 100;

    /** What a watch is wished like afterwards. */
    interface Making {
        Wished of(Watch watch, String by, Instant now);
    }

    /** What is said of it; completes {@code example.com: …}. */
    interface Telling {
        Text of(Wishes now);
    }

    static Alteration mute(Duration span) {
        return handling(
                (watch, by, now) -> Hand.mute(watch, span, by, now),
                wishes -> wishes.mutedUntil()
                        .map(end -> Text.of("nothing is said until ")
                                .and(new Inline.Time(end))
                                .plain("; what is wrong then is told then."))
                        .orElseGet(() -> Text.of("nothing is said for a while.")));
    }

    static Alteration unmute() {
        return handling(Hand::unmute, wishes -> Text.of("I speak again; what is wrong is told after the next check."));
    }

    static Alteration ignore(String code) {
        return settingUp(
                (watch, by, now) -> Hand.ignore(watch, code, by, now),
                wishes -> Text.of("")
                        .thenLiteral(code)
                        .plain(code.endsWith(".") ? " and all below it is accepted" : " is accepted")
                        .plain(" and no longer trouble."));
    }

    static Alteration heed(String code) {
        return settingUp(
                (watch, by, now) -> Hand.heed(watch, code, by, now),
                wishes -> wishes.ignores(code)
                        ? Text.of("")
                                .thenLiteral(code)
                                .plain(" is still accepted, as part of what else is ignored: ")
                                .thenLiteral(String.join(", ", wishes.ignored()))
                                .plain(".")
                        : Text.of("").thenLiteral(code).plain(" is trouble again."));
    }

    static Alteration ignore(ChangesOf changes) {
        return settingUp(
                (watch, by, now) -> Hand.ignore(watch, changes, by, now),
                wishes -> wishes.ignoredChanges().contains(changes.toString())
                        ? said(changes)
                                .plain(" are no longer told; /mxhistory keeps them, and trouble that they bring is told"
                                        + " all the same.")
                        : Text.of("no more changes can be ignored, there are "
                                + wishes.ignoredChanges().size() + " already. Heed one first."));
    }

    static Alteration heed(ChangesOf changes) {
        return settingUp(
                (watch, by, now) -> Hand.heed(watch, changes, by, now),
                wishes -> wishes.changesIgnored().stream().anyMatch(one -> one.includes(changes))
                                && !wishes.changesHeeded().contains(changes)
                        ? said(changes)
                                .plain(" are still not told, as part of what else is ignored: ")
                                .thenLiteral(WatchState.words(wishes.changesIgnored()))
                                .plain(".")
                        : said(changes).plain(" are told again."));
    }

    private static Text said(ChangesOf changes) {
        return Text.of("changes of ").thenLiteral(WatchState.words(changes));
    }

    static Alteration window(Window window) {
        return wishing(
                "window_added",
                SpokenWindow.words(window),
                wishes -> wishes.within(Stream.concat(wishes.windows().stream(), Stream.of(window))
                        .distinct()
                        .toList()),
                wishes -> windows(wishes));
    }

    static Alteration noWindow() {
        return wishing(
                "windows_removed",
                "",
                wishes -> wishes.within(List.of()),
                wishes -> Text.of("no maintenance window is left."));
    }

    private static Text windows(Wishes wishes) {
        return Text.of("nothing is said "
                + String.join(
                        "; ", wishes.windows().stream().map(SpokenWindow::words).toList())
                + ".");
    }

    static Alteration remind(Duration every) {
        return wishing(
                "reminders_set",
                every.isZero() ? "off" : Spans.of(every),
                wishes -> wishes.remindEvery(every),
                wishes -> Text.of(
                        every.isZero()
                                ? "no reminders."
                                : "trouble that nobody acknowledges is told again after " + Spans.of(every)
                                        + ", then ever more rarely."));
    }

    static Alteration escalate(Duration after, Channel to) {
        return new Alteration(
                Deed.SET_UP,
                Optional.of(to),
                (watch, by, now) -> new Wished(
                        watch.wishes().escalating(new Escalation(after, to)),
                        audit(watch, by, "escalation_set", Spans.of(after) + " to " + to.id(), now)),
                wishes -> Text.of(
                                "trouble that nobody acknowledges for " + Spans.of(after) + " is told in the channel ")
                        .thenLiteral(Printable.line(to.id(), LONGEST))
                        .plain(" as well."));
    }

    static Alteration noEscalation() {
        return wishing(
                "escalation_removed",
                "",
                Wishes::withoutEscalation,
                wishes -> Text.of("trouble is told in this channel only."));
    }

    /** A change of the wishes alone. */
    interface Wishing {
        Wishes of(Wishes before);
    }

    private static Alteration wishing(String what, String detail, Wishing wishing, Telling telling) {
        return settingUp(
                (watch, by, now) -> new Wished(wishing.of(watch.wishes()), audit(watch, by, what, detail, now)),
                telling);
    }

    private static Alteration settingUp(Making making, Telling telling) {
        return new Alteration(Deed.SET_UP, Optional.empty(), making, telling);
    }

    private static Alteration handling(Making making, Telling telling) {
        return new Alteration(Deed.HANDLE, Optional.empty(), making, telling);
    }

    static AuditEntry audit(Watch watch, String by, String what, String detail, Instant now) {
        return new AuditEntry(now, by, watch.channel(), what, watch.domain().text(), detail);
    }
}
