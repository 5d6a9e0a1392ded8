package dev.mxbot.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A platform that keeps what it was told. It takes everything, unless a test says what else it does with the next posts. Like a real one it
 * knows its messages by id, and what was deleted it does not find.
 */
public final class RecordingNotifier implements Notifier {
    private final String platform;
    private final List<Post> tried = new ArrayList<>();
    private final Map<String, Post> shown = new LinkedHashMap<>();
    private final List<Post> everShown = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final Deque<Delivery> tellings = new ArrayDeque<>();
    private final List<Runnable> held = new ArrayList<>();
    private Behaviour otherwise = (post, show) -> new Delivery.Delivered(show.get());
    private boolean searchable;
    private boolean holding;
    private int ids;

    public RecordingNotifier(String platform) {
        this.platform = platform;
    }

    /** What the platform does with a post. */
    public interface Behaviour {
        /**
         * Answers.
         *
         * @param show lets the message appear, and gives its id
         */
        Delivery answer(Post post, Show show);
    }

    /** Lets a message appear. */
    public interface Show {
        /** Gives the message's id. */
        @CanIgnoreReturnValue
        String get();
    }

    /** Told in private. */
    public record Told(Channel near, String person, Reply reply) {}

    /** The next post is dealt with so; called again, the one after it. */
    public RecordingNotifier then(Behaviour behaviour) {
        script.add(behaviour);
        return this;
    }

    /** The next post does not appear, and this is said of it. */
    public RecordingNotifier then(Delivery delivery) {
        return then((post, show) -> delivery);
    }

    /** The next post appears, and this is said of it all the same. */
    public RecordingNotifier thenShowsButSays(Delivery delivery) {
        return then((post, show) -> {
            show.get();
            return delivery;
        });
    }

    /** What is done with every post that nothing else was said of. */
    public RecordingNotifier always(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    /** The next one who is told hears nothing, and this is said of it. */
    public RecordingNotifier thenTells(Delivery delivery) {
        tellings.add(delivery);
        return this;
    }

    /** Looks for a post that it perhaps has, before it takes it again. */
    public RecordingNotifier searchable() {
        searchable = true;
        return this;
    }

    /** From now on answers come with {@link #answer} only. */
    public RecordingNotifier holding() {
        holding = true;
        return this;
    }

    /** From now on answers come at once again; those held back stay so. */
    public RecordingNotifier flowing() {
        holding = false;
        return this;
    }

    /** Answers everything held back. */
    public void answer() {
        List<Runnable> answers = List.copyOf(held);
        held.clear();
        answers.forEach(Runnable::run);
    }

    public int unanswered() {
        return held.size();
    }

    /** Somebody removes a message. */
    public void delete(String message) {
        shown.remove(message);
    }

    /** Every post handed over, whatever became of it. */
    public List<Post> tried() {
        return List.copyOf(tried);
    }

    /** What stands in the channels, by its id, oldest first. */
    public Map<String, Post> shown() {
        return new LinkedHashMap<>(shown);
    }

    /** Everything that ever appeared, in that order, also what was deleted or replaced since. */
    public List<Post> everShown() {
        return List.copyOf(everShown);
    }

    /** The first lines of what stands in a channel, oldest first. */
    public List<String> lines(Channel channel) {
        return shown.values().stream()
                .filter(post -> post.to().equals(channel))
                .map(post -> PlainText.line(post.reply().headline()))
                .toList();
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public CompletionStage<Delivery> deliver(Post post) {
        tried.add(post);
        Behaviour behaviour = script.isEmpty() ? otherwise : script.remove();
        CompletableFuture<Delivery> answer = new CompletableFuture<>();
        if (holding) {
            held.add(() -> answer.complete(take(post, behaviour)));
        } else {
            answer.complete(take(post, behaviour));
        }
        return answer;
    }

    private Delivery take(Post post, Behaviour behaviour) {
        Optional<String> earlier = shown.entrySet().stream()
                .filter(entry -> entry.getValue().key().equals(post.key()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (searchable && post.perhapsSent() && earlier.isPresent()) {
            return new Delivery.Delivered(earlier.get());
        }
        if (missing(post.where())) {
            return new Delivery.ParentGone();
        }
        return behaviour.answer(post, () -> show(post));
    }

    private String show(Post post) {
        String id = post.where() instanceof Placement.InsteadOf instead ? instead.message() : "m" + ++ids;
        shown.put(id, post);
        everShown.add(post);
        return id;
    }

    private boolean missing(Placement where) {
        return (where instanceof Placement.Under under && !shown.containsKey(under.parent()))
                || (where instanceof Placement.InsteadOf instead && !shown.containsKey(instead.message()));
    }

    @Override
    public CompletionStage<Delivery> tell(Channel near, String person, Reply reply) {
        if (!tellings.isEmpty()) {
            return CompletableFuture.completedFuture(tellings.remove());
        }
        told.add(new Told(near, person, reply));
        return CompletableFuture.completedFuture(new Delivery.Delivered("d" + told.size()));
    }
}
