package dev.mxbot.history;

/**
 * One question that is answered differently now; never from or to an unknown.
 *
 * @param question {@code example.com MX}
 */
public record Difference(String question, Seen before, Seen after) {
    /**
     * False for what others change at their own pace, such as the addresses of a provider's hosts: it belongs to the history, and is no
     * reason to say anything.
     */
    public boolean announced() {
        return before.own() || after.own();
    }

    /** True if it brings back what another change took away. */
    public boolean undoes(Difference other) {
        return question.equals(other.question)
                && after.kind() == other.before.kind()
                && after.values().equals(other.before.values());
    }
}
