package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One thing the bot can do. */
public interface Command {
    CommandSpec spec();

    /** Judges the input. Returns at once: no lookup, no lock, no store. */
    Prepared prepare(Invocation invocation);

    /** What of a message it answers. */
    default Set<Intent> intents() {
        return Set.of();
    }

    /** Judges a message of one of its {@link #intents}; the invocation's text is the message. Returns at once, as {@link #prepare}. */
    default Prepared answer(Question question, Invocation invocation) {
        return prepare(invocation);
    }

    /** The button actions that this command answers. */
    default Set<String> actions() {
        return Set.of();
    }

    /**
     * A button was pressed; the invocation's text is the button's argument. Returns at once, as {@link #prepare}. A reply for the channel
     * takes the place of the message that holds the button; one for the asker is shown beside it.
     */
    default Prepared press(String action, Invocation invocation) {
        throw new IllegalArgumentException(spec().name() + " has no action " + action);
    }

    /**
     * A {@link Dialog} of this command was sent. Returns at once, as {@link #prepare}; never with another dialog.
     *
     * @param values by the names of the fields, as entered; one may be missing
     * @param invocation from where the command was typed; its text is empty
     */
    default Prepared submitted(Map<String, String> values, Invocation invocation) {
        throw new IllegalArgumentException(spec().name() + " has no dialog");
    }

    /** Completions for an option that is being typed, best first; at most 25. */
    default List<String> suggest(String option, String typed, Channel channel) {
        return List.of();
    }
}
