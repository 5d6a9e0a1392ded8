package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in the channels, as their members see it. */
final class Conversations {
    private final List<Message> messages = new ArrayList<>();
    private int count;

    synchronized Message post(
            String channel, Optional<String> thread, Optional<String> onlyFor, String text, JsonNode blocks) {
        return post(channel, thread, onlyFor, text, blocks, MissingNode.getInstance(), false);
    }

    synchronized Message post(
            String channel,
            Optional<String> thread,
            Optional<String> onlyFor,
            String text,
            JsonNode blocks,
            JsonNode metadata,
            boolean alsoInChannel) {
        String ts = String.format(Locale.ROOT, "1700000000.%06d", ++count);
        Message message = new Message(channel, ts, thread, onlyFor, text, blocks, metadata, alsoInChannel);
        messages.add(message);
        return message;
    }

    /** Metadata that is not given anew stays. */
    synchronized boolean replace(String channel, String ts, String text, JsonNode blocks, JsonNode metadata) {
        for (int i = 0; i < messages.size(); i++) {
            Message old = messages.get(i);
            if (is(old, channel, ts) && old.onlyFor().isEmpty()) {
                JsonNode kept = metadata.isMissingNode() ? old.metadata() : metadata;
                messages.set(
                        i,
                        new Message(channel, ts, old.thread(), old.onlyFor(), text, blocks, kept, old.alsoInChannel()));
                return true;
            }
        }
        return false;
    }

    synchronized boolean delete(String channel, String ts) {
        return messages.removeIf(message -> is(message, channel, ts));
    }

    synchronized boolean has(String channel, String ts) {
        return messages.stream().anyMatch(message -> is(message, channel, ts));
    }

    /** What apps may read of a channel: everything that everybody there sees, oldest first. */
    synchronized List<Message> readable(String channel) {
        return messages.stream()
                .filter(message ->
                        message.channel().equals(channel) && message.onlyFor().isEmpty())
                .toList();
    }

    synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    private static boolean is(Message message, String channel, String ts) {
        return message.channel().equals(channel) && message.ts().equals(ts);
    }
}
