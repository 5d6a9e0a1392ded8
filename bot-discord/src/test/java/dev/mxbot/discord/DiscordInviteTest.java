package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DiscordInviteTest {
    @Test
    void asksForWhatIsUsedAndNoMore() {
        // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Use Application Commands, Send
        // Messages in Threads, Create Public Threads.
        assertEquals(
                1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 31 | 1L << 35 | 1L << 38,
                DiscordInvite.permissions());
    }

    @Test
    void isALinkToOpen() {
        assertEquals(
                "https://discord.com/oauth2/authorize?client_id=123&scope=bot%20applications.commands&permissions=311385246720",
                DiscordInvite.link("123"));
    }
}
