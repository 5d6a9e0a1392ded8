package dev.mxbot.slack;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach Slack: in Socket Mode with an app token, else over HTTP with a signing secret.
 *
 * @param botToken {@code SLACK_BOT_TOKEN}
 * @param appToken {@code SLACK_APP_TOKEN}; with it the bot connects by itself and needs no address of its own
 * @param signingSecret {@code SLACK_SIGNING_SECRET}; needed where there is no app token
 * @param apiUrl {@code SLACK_API_URL}: the base of the Web API, ending in a slash
 */
public record SlackConfig(String botToken, Optional<String> appToken, Optional<String> signingSecret, URI apiUrl) {
    public static final URI SLACK = URI.create("https://slack.com/api/");

    /** What Slack's own tokens surpass by far; the SDK cuts tokens at this length without asking. */
    private static final int SHORTEST_TOKEN = 16;

    public SlackConfig {
        checkToken("SLACK_BOT_TOKEN", botToken);
        appToken.ifPresent(token -> checkToken("SLACK_APP_TOKEN", token));
        signingSecret.ifPresent(secret -> checkPrintable("SLACK_SIGNING_SECRET", secret));
        if (botToken.startsWith("xapp-")) {
            throw new IllegalArgumentException(
                    "SLACK_BOT_TOKEN holds an app-level token (xapp-…). Set it to the bot token (xoxb-…), and the app-level token as"
                            + " SLACK_APP_TOKEN.");
        }
        if (appToken.filter(token -> token.startsWith("xoxb-")).isPresent()) {
            throw new IllegalArgumentException(
                    "SLACK_APP_TOKEN holds a bot token (xoxb-…). Set it to an app-level token (xapp-…) with the scope connections:write.");
        }
        if (appToken.isEmpty() && signingSecret.isEmpty()) {
            throw new IllegalArgumentException(
                    "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET"
                            + " (HTTP mode). Set one of them.");
        }
        apiUrl = checkedBase(apiUrl);
    }

    public SlackConfig(String botToken, Optional<String> appToken, Optional<String> signingSecret) {
        this(botToken, appToken, signingSecret, SLACK);
    }

    boolean socketMode() {
        return appToken.isPresent();
    }

    /** True if Slack is played by something on this machine. */
    boolean atHome() {
        return isLoopback(apiUrl);
    }

    static boolean isLoopback(URI uri) {
        // The name alone decides: asking the DNS what a host name means would let its answer allow clear text.
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static URI checkedBase(URI base) {
        boolean http = "http".equalsIgnoreCase(base.getScheme());
        boolean https = "https".equalsIgnoreCase(base.getScheme());
        if (base.getHost() == null || !(http || https) || base.getQuery() != null || base.getFragment() != null) {
            throw new IllegalArgumentException(
                    "SLACK_API_URL is no base URL. Leave it out, or set it to one like " + SLACK + ".");
        }
        if (http && !isLoopback(base)) {
            throw new IllegalArgumentException("SLACK_API_URL sends the tokens in clear text to " + base.getHost()
                    + ". Use https; http is only for a loopback address.");
        }
        return base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    private static void checkToken(String setting, String token) {
        checkPrintable(setting, token);
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    setting + " is shorter than any Slack token. Copy it again from the app's settings.");
        }
    }

    /** A line break that came along from a file would break the header that carries the token. */
    private static void checkPrintable(String setting, String secret) {
        if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    setting + " is empty or holds a space or a line break. Copy it again from the app's settings.");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SlackConfig[botToken=***, appToken=" + (appToken.isPresent() ? "***" : "none") + ", signingSecret="
                + (signingSecret.isPresent() ? "***" : "none") + ", apiUrl=" + apiUrl + "]";
    }
}
