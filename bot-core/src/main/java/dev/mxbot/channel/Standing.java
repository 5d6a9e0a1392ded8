package dev.mxbot.channel;

/** What a person is in the place where they speak. */
public enum Standing {
    /** May change how the workspace or guild, or this channel, is set up. */
    ADMIN,
    /** Belongs to the workspace or guild. */
    MEMBER,
    /** Let in to some channels only. */
    GUEST,
    /** Of another organisation, in a shared channel. */
    STRANGER,
    /** The platform could not be asked. */
    UNKNOWN
}
