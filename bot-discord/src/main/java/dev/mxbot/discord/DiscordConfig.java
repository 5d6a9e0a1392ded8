package dev.mxbot.discord;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * What the Discord side needs to know.
 *
 * @param token the bot's token; whoever has it is the bot, so it is in no message and not in {@link #toString}
 * @param apiUrl base of the REST API, ending in {@code /api/v10/}
 * @param gatewayUrl the gateway's web socket URL
 * @param retries the pace of everything that is tried again
 */
public record DiscordConfig(String token, URI apiUrl, URI gatewayUrl, RetryDelays retries) {
    public static final URI DISCORD_API = URI.create("https://discord.com/api/v10/");
    public static final URI DISCORD_GATEWAY = URI.create("wss://gateway.discord.gg/");

    private static final String API_PATH = "/api/v10/";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public DiscordConfig {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "DISCORD_TOKEN must be the bot's token on one line, without blanks; copy it from the Bot page of the application.");
        }
        if (token.startsWith("Bot")) {
            throw new IllegalArgumentException("DISCORD_TOKEN is the token alone, without \"Bot\" in front.");
        }
        checked("DISCORD_API_URL", apiUrl, "https", "http");
        checked("DISCORD_GATEWAY_URL", gatewayUrl, "wss", "ws");
        if (!apiUrl.getPath().endsWith(API_PATH)) {
            throw new IllegalArgumentException(
                    "DISCORD_API_URL must end in " + API_PATH + ", as " + DISCORD_API + " does.");
        }
    }

    public DiscordConfig(String token, URI apiUrl, URI gatewayUrl) {
        this(token, apiUrl, gatewayUrl, RetryDelays.USUAL);
    }

    /** The real Discord. */
    public DiscordConfig(String token) {
        this(token, DISCORD_API, DISCORD_GATEWAY);
    }

    /** True for a gateway on this machine, which has no need of compression. */
    boolean gatewayIsPlain() {
        return "ws".equals(scheme(gatewayUrl));
    }

    @Override
    public String toString() {
        return "DiscordConfig[token=(hidden), apiUrl=" + apiUrl + ", gatewayUrl=" + gatewayUrl + ", retries=" + retries
                + "]";
    }

    private static void checked(String setting, URI url, String secure, String plain) {
        String scheme = scheme(url);
        if (url.getHost() == null || !(scheme.equals(secure) || scheme.equals(plain))) {
            throw new IllegalArgumentException(setting + " must be a " + secure + ":// URL.");
        }
        // The token travels in every request and in the gateway's first message.
        if (scheme.equals(plain) && !LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(setting + " must be a " + secure + ":// URL: over " + plain
                    + ":// the token could be read on the way. Only this machine (127.0.0.1) may be addressed so.");
        }
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }
}
