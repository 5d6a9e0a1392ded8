package dev.mxbot.slack.testing;

import dev.mxbot.reply.Png;
import java.util.Optional;

/** A picture as it stands in a channel or thread. */
public record SharedFile(String channel, Optional<String> thread, String alt, Png png) {}
