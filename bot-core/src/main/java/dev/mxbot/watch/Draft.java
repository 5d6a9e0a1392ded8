package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said after one look, and what is remembered of it: who says something remembers that it was said. */
final class Draft {
    private static final List<Transition> OF_CHANGES =
            List.of(Transition.CHANGED, Transition.SPREADING, Transition.CONVERGED);

    private final Watch watch;
    private final List<Announcement> said = new ArrayList<>();
    private Memory memory;

    Draft(Watch watch, Memory memory) {
        this.watch = watch;
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    void remember(Memory other) {
        memory = other;
    }

    List<Announcement> said() {
        return said;
    }

    boolean hasSaidIn(String thread) {
        return said.stream().anyMatch(one -> one.incident().equals(thread));
    }

    /** How often an incident has announced what its thread goes on to announce without it. */
    int rounds(String id) {
        return memory.incident()
                .filter(one -> one.id().equals(id))
                .map(one -> OF_CHANGES.stream().mapToInt(one::round).max().orElse(0))
                .orElse(0);
    }

    /** In the watch's channel, counted where it belongs to an incident. */
    void say(Transition transition, String id, Reply reply, String cause) {
        Optional<Incident> incident = memory.incident().filter(one -> one.id().equals(id));
        sayIn(
                watch.channel(),
                transition,
                id,
                incident.map(one -> one.round(transition)).orElse(0),
                reply,
                cause);
        incident.ifPresent(one -> memory = memory.with(Optional.of(one.counted(transition))));
    }

    /** In the thread of a change, which has rounds of its own that go on after an incident. */
    void say(Transition transition, Following thread, Reply reply) {
        int round = Math.max(thread.round(), rounds(thread.id()));
        sayIn(watch.channel(), transition, thread.id(), round, reply, "");
        memory = memory.with(memory.incident()
                        .map(one -> one.id().equals(thread.id()) ? one.counted(transition, round) : one))
                .following(memory.following().stream()
                        .map(one -> one.id().equals(thread.id()) ? one.after(round) : one)
                        .toList());
    }

    /** In any channel. */
    void sayIn(Channel to, Transition transition, String id, int round, Reply reply, String cause) {
        said.add(new Announcement(id, transition, round, to, reply, cause));
    }
}
