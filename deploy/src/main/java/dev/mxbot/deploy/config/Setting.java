package dev.mxbot.deploy.config;

import dev.mxbot.store.StoreUrl;
import java.util.Arrays;
import java.util.Optional;

/** Everything that can be set, in the order in which it is shown. The name is the environment variable and the key in a file. */
public enum Setting {
    MXBOT_RESOLVERS("recursive resolvers, host[:port], comma-separated", "the system's", "192.0.2.53,192.0.2.54:5353"),
    MXBOT_DATA_DIR("folder of the embedded store", "$XDG_DATA_HOME/mxbot", "/var/lib/mxbot"),
    MXBOT_STORE_URL(
            "JDBC URL of the store, SQLite or PostgreSQL",
            "SQLite in the data folder",
            "jdbc:postgresql://db.example.net/mxbot?user=mxbot&password=…",
            true) {
        /** All but the password is worth seeing. */
        @Override
        public String shown(String text) {
            return StoreUrl.masked(text);
        }
    },
    MXBOT_STORE_WAIT("how long a store that cannot be reached is waited for at the start", "60s", "5m"),
    MXBOT_HTTP_PORT("health, metrics, Slack HTTP mode; 0 = any free port, printed", "8080", "8080"),
    MXBOT_LOG("text or json: how mxbot run logs on standard error", "text", "json"),
    MXBOT_SMTP_PROBE("on or off: look at the mail hosts themselves", "on", "off"),
    MXBOT_SMTP_RCPT("on or off: ask a mail host for a recipient, only for domains a person asked about", "on", "off"),
    MXBOT_SMTP_PORT("port of the live probe", "25", "25"),
    MXBOT_EHLO_NAME("the host name the probe says in EHLO", "this host's name", "mxbot.example.com"),
    MXBOT_CA_FILE("PEM file of certificate authorities trusted besides the system's", "none", "/etc/ssl/intranet.pem"),
    MXBOT_ALLOW_PRIVATE("true lets probes connect to loopback and private addresses", "false", "true"),
    MXBOT_DNSBL("DNS block lists to ask, comma-separated, at most 5", "none", "zen.spamhaus.org,bl.spamcop.net"),
    MXBOT_RDAP(
            "on or off: ask the registry when a registration ends, only for domains a person asked about", "on", "off"),
    MXBOT_WATCH_BY("members or admins: who adds, changes and removes watches", "members", "admins"),
    MXBOT_WATCH_GUESTS(
            "allow or deny: whether guests and people of other organisations may do what members may", "deny", "allow"),
    MXBOT_WATCH_PER_CHANNEL("most watches of one channel", "200", "500"),
    MXBOT_WATCH_PER_WORKSPACE("most watches of one workspace or server", "5000", "20000"),
    MXBOT_WATCH_MIN_INTERVAL("shortest interval a watch may have", "5m", "10m"),
    MXBOT_WATCH_CONFIRM("delay of the confirming check", "60s", "90s"),
    MXBOT_PING_URL(
            "asked for each minute while checks are made and alerts are delivered",
            "none",
            "https://hc-ping.example.com/0f9b",
            true),
    SLACK_BOT_TOKEN("Slack: the bot token (xoxb-…)", "none", "xoxb-…", true),
    SLACK_APP_TOKEN("Slack: the app-level token of Socket Mode (xapp-…)", "none", "xapp-…", true),
    SLACK_SIGNING_SECRET("Slack: with no app token, HTTP mode at /slack/events", "none", "32 hexadecimal digits", true),
    SLACK_API_URL("base of Slack's Web API", "Slack's", "https://slack.com/api/"),
    DISCORD_TOKEN("the Discord bot's token", "none", "the token of the developer portal's page Bot", true),
    DISCORD_API_URL("base of Discord's REST API", "Discord's", "https://discord.com/api/v10/"),
    DISCORD_GATEWAY_URL("Discord's gateway", "Discord's", "wss://gateway.discord.gg");

    private final String meaning;
    private final String fallback;
    private final String example;
    private final boolean secret;

    Setting(String meaning, String fallback, String example) {
        this(meaning, fallback, example, false);
    }

    Setting(String meaning, String fallback, String example, boolean secret) {
        this.meaning = meaning;
        this.fallback = fallback;
        this.example = example;
        this.secret = secret;
    }

    public String meaning() {
        return meaning;
    }

    /** The default, in words where it is no fixed value. */
    public String fallback() {
        return fallback;
    }

    public String example() {
        return example;
    }

    /** Never shown whole; may also be read from the file that {@link #fileKey} names. */
    public boolean isSecret() {
        return secret;
    }

    /** What was set, as people may see it. */
    public String shown(String text) {
        return secret ? new Secret(text).toString() : text;
    }

    /** {@code SLACK_BOT_TOKEN_FILE}: the path of a file that holds the secret. */
    String fileKey() {
        return name() + "_FILE";
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values()).filter(s -> s.name().equals(key)).findFirst();
    }
}
