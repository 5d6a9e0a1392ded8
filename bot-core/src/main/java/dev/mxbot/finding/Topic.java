package dev.mxbot.finding;

/** What a check is about: the first part of its finding codes and its key in the report's evidence, say {@code spf}. */
public record Topic(String name) implements Comparable<Topic> {
    @Override
    public int compareTo(Topic other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
