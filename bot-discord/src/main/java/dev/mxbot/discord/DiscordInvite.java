package dev.mxbot.discord;

import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/** The link that brings the bot into a server, with the few permissions it uses. */
public final class DiscordInvite {
    /** What to put in the link's place for an id when there is none yet. */
    public static final String PLACEHOLDER = "YOUR_APPLICATION_ID";

    /**
     * Reading where it is spoken to, answering there and in threads, attaching the full report, replying to the message that asked (which
     * needs the history), and a thread for what follows an alert.
     */
    private static final Set<Permission> PERMISSIONS = EnumSet.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_ATTACH_FILES,
            Permission.MESSAGE_HISTORY,
            Permission.USE_APPLICATION_COMMANDS);

    private DiscordInvite() {}

    /** The permissions as the number that Discord counts them by. */
    public static long permissions() {
        return Permission.getRaw(PERMISSIONS);
    }

    /** The link to open in a browser; the application id stands on the application's General Information page. */
    public static String link(String applicationId) {
        return "https://discord.com/oauth2/authorize?client_id=" + applicationId
                + "&scope=bot%20applications.commands&permissions=" + permissions();
    }
}
