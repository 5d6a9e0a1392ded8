package dev.mxbot.channel;

/**
 * A place to talk in, keyed by ids that survive a renaming.
 *
 * @param platform {@code slack}, {@code discord} or {@code console}
 * @param workspace the Slack team or Discord guild; empty where there is none (a direct message, the console)
 * @param id the channel's id on its platform
 */
public record Channel(String platform, String workspace, String id) {}
