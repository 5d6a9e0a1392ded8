package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses the watches of a channel that is gone, and tells whoever set them up, once (RELIABILITY.md P22). */
public final class Farewell {
    private static final Logger log = LoggerFactory.getLogger(Farewell.class);

    /** Until a notice whose end is not known is given again. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final int NAMED = 5;

    private final Outbox outbox;
    private final Watches watches;
    private final Map<String, Notifier> notifiers;
    private final OutboxTerms terms;
    private final Clock clock;
    private final Queue<Told> answers = new ConcurrentLinkedQueue<>();
    /** Who has heard of a channel of which others have not: they are told again, these are not. */
    private final Map<Channel, Set<String>> told = new HashMap<>();

    public Farewell(
            Outbox outbox, Watches watches, Collection<? extends Notifier> notifiers, OutboxTerms terms, Clock clock) {
        this.outbox = outbox;
        this.watches = watches;
        this.notifiers =
                notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::platform, Function.identity()));
        this.terms = terms;
        this.clock = clock;
    }

    /** Does what can be done without waiting; what the store does not take now is done in a later run. */
    public void runOnce() {
        try {
            for (Told answer = answers.peek(); answer != null; answer = answers.peek()) {
                settle(answer);
                answers.remove();
            }
            for (Optional<OutboxNotice> notice = outbox.notice(AGAIN);
                    notice.isPresent();
                    notice = outbox.notice(AGAIN)) {
                pause(notice.get());
            }
        } catch (StoreUnavailableException e) {
            log.warn("Who loses a watch is told later, the store is out of reach: {}", e.getMessage());
        }
    }

    private void pause(OutboxNotice notice) {
        Channel channel = notice.to();
        List<Watched> paused = watches.pause(
                channel,
                notice.why(),
                new AuditEntry(clock.instant(), AuditEntry.MXBOT, channel, "paused", "", notice.why()));
        if (channel.id().isEmpty()) {
            paused.stream()
                    .map(watched -> watched.watch().channel())
                    .distinct()
                    .forEach(each -> outbox.gone(each, notice.why()));
            outbox.noticed(channel);
            return;
        }
        // Not those just paused: an earlier try may have come as far as that.
        Map<String, List<Watch>> byPerson = watches.in(channel).stream()
                .filter(watched -> watched.paused().isPresent())
                .map(Watched::watch)
                .collect(Collectors.groupingBy(Watch::by, TreeMap::new, Collectors.toList()));
        byPerson.keySet().removeAll(told.getOrDefault(channel, Set.of()));
        Notifier notifier = notifiers.get(channel.platform());
        if (byPerson.isEmpty() || notifier == null) {
            outbox.noticed(channel);
            return;
        }
        List<CompletableFuture<Map.Entry<String, Delivery>>> tells = byPerson.entrySet().stream()
                .map(entry -> notifier.tell(channel, entry.getKey(), words(notice, entry.getValue()))
                        .handle((delivery, failure) -> Map.entry(
                                entry.getKey(),
                                failure == null ? delivery : new Delivery.Unconfirmed(String.valueOf(failure))))
                        .toCompletableFuture())
                .toList();
        CompletableFuture.allOf(tells.toArray(CompletableFuture[]::new))
                .thenRun(() -> answers.add(new Told(
                        channel, tells.stream().map(CompletableFuture::join).toList())));
    }

    private void settle(Told answer) {
        Set<String> later = new HashSet<>();
        for (Map.Entry<String, Delivery> entry : answer.deliveries()) {
            if (entry.getValue() instanceof Delivery.TryLater) {
                later.add(entry.getKey());
            } else {
                told.computeIfAbsent(answer.channel(), channel -> new HashSet<>())
                        .add(entry.getKey());
            }
        }
        if (later.isEmpty()) {
            outbox.noticed(answer.channel());
            told.remove(answer.channel());
        }
    }

    private Reply words(OutboxNotice notice, List<Watch> theirs) {
        Text text = Text.of("mxbot cannot speak in the channel ")
                .thenLiteral(notice.to().id())
                .plain(" any more (")
                .thenLiteral(notice.why())
                .plain("), so it no longer watches ");
        for (int i = 0; i < Math.min(NAMED, theirs.size()); i++) {
            text = i == 0 ? text : text.plain(", ");
            text = text.thenLiteral(theirs.get(i).domain().text());
        }
        text = theirs.size() > NAMED
                ? text.plain(" and " + (theirs.size() - NAMED) + " more there.")
                : text.plain(" there.");
        return Reply.privately(text.plain(" When mxbot is let in again within "
                + terms.keep().toDays() + " days, the watches go on; after that they are removed."));
    }

    /** What became of telling everybody of one channel. */
    private record Told(Channel channel, List<Map.Entry<String, Delivery>> deliveries) {}
}
