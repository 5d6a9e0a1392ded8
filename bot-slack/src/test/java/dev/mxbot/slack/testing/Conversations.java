package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
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
        String ts = String.format(Locale.ROOT, "1700000000.%06d", ++count);
        Message message = new Message(channel, ts, thread, onlyFor, text, blocks);
        messages.add(message);
        return message;
    }

    synchronized boolean replace(String channel, String ts, String text, JsonNode blocks) {
        for (int i = 0; i < messages.size(); i++) {
            Message old = messages.get(i);
            if (old.channel().equals(channel)
                    && old.ts().equals(ts)
                    && old.onlyFor().isEmpty()) {
                messages.set(i, new Message(channel, ts, old.thread(), old.onlyFor(), text, blocks));
                return true;
            }
        }
        return false;
    }

    synchronized boolean delete(String channel, String ts) {
        return messages.removeIf(
                message -> message.channel().equals(channel) && message.ts().equals(ts));
    }

    synchronized List<Message> all() {
        return List.copyOf(messages);
    }
}
