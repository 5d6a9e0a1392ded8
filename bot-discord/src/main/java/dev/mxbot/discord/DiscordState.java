package dev.mxbot.discord;

/** How the line to Discord stands. */
public sealed interface DiscordState {
    /** Not started, or stopped. */
    record Stopped() implements DiscordState {}

    /** Events arrive. */
    record Connected() implements DiscordState {}

    /** Another process holds the line; this one takes it over as soon as that one lets go. */
    record Standby() implements DiscordState {}

    /** Discord will not have us until a person changes something; nothing is tried again. */
    record Refused(String reason) implements DiscordState {}

    /** Not connected at the moment; it is tried again. */
    record Retrying(String reason) implements DiscordState {}
}
