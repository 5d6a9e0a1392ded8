package dev.mxbot.deploy.config;

import static dev.mxbot.deploy.config.Setting.*;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.store.StoreUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the settings: the environment first, then a file of the same keys, then the defaults. */
public final class SettingsReader {
    /** The variable that names the file; the launcher's own variable is none of ours to judge. */
    public static final String CONFIG = "MXBOT_CONFIG";

    private static final Set<String> NOT_SETTINGS = Set.of(CONFIG, "MXBOT_JAVA_OPTIONS");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern HOST_NAME = Pattern.compile("(?:[A-Za-z0-9-]{1,63}\\.){1,20}[A-Za-z0-9-]{1,63}");
    private static final int MAX_SHOWN = 80;
    private static final int MOST_BLOCKLISTS = 5;

    private final Map<Setting, String> values;
    private final Map<String, String> environment;

    private SettingsReader(Map<Setting, String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /**
     * Collects what is set, and refuses a key that nobody knows.
     *
     * @param file of {@code KEY=value} lines; empty: the one that {@value #CONFIG} names, if it does
     */
    public static SettingsReader of(Map<String, String> environment, Optional<Path> file) throws InvalidSetting {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Optional<Path> source = file.isPresent()
                ? file
                : Optional.ofNullable(environment.get(CONFIG))
                        .filter(s -> !s.isBlank())
                        .map(Path::of);
        if (source.isPresent()) {
            Map<String, String> keys = load(source.get());
            collect(keys, values, key -> true, " in " + source.get());
        }
        collect(environment, values, key -> key.startsWith("MXBOT_"), "");
        return new SettingsReader(values, environment);
    }

    private static Map<String, String> load(Path file) throws InvalidSetting {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSetting("the settings file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "); it holds lines such as MXBOT_HTTP_PORT=8080");
        }
        Map<String, String> keys = new TreeMap<>();
        properties.forEach((key, value) -> keys.put(canonical(key.toString()), value.toString()));
        return keys;
    }

    /** In a file {@code mxbot.http-port} is read as {@code MXBOT_HTTP_PORT}. */
    private static String canonical(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void collect(
            Map<String, String> keys,
            Map<Setting, String> values,
            java.util.function.Predicate<String> mustBeKnown,
            String where)
            throws InvalidSetting {
        for (Setting setting : Setting.values()) {
            String value = keys.getOrDefault(setting.name(), "").strip();
            String file = setting.isSecret()
                    ? keys.getOrDefault(setting.fileKey(), "").strip()
                    : "";
            if (!file.isEmpty()) {
                if (!value.isEmpty()) {
                    throw new InvalidSetting(setting + " and " + setting.fileKey() + " are both set; keep one of them");
                }
                values.put(setting, secretIn(setting, file));
            } else if (!value.isEmpty()) {
                values.put(setting, value);
            }
        }
        for (String key : keys.keySet()) {
            if (mustBeKnown.test(key) && !isKnown(key)) {
                throw new InvalidSetting("there is no setting " + shorten(key) + where + DidYouMean.of(key, known()));
            }
        }
    }

    private static String secretIn(Setting setting, String file) throws InvalidSetting {
        try {
            String secret = Files.readString(Path.of(file)).strip();
            if (secret.isEmpty()) {
                throw new InvalidSetting(setting.fileKey() + ": the file " + file + " is empty");
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSetting(setting.fileKey() + ": the file " + file + " cannot be read");
        }
    }

    private static boolean isKnown(String key) {
        return NOT_SETTINGS.contains(key) || known().contains(key);
    }

    private static List<String> known() {
        return Arrays.stream(Setting.values())
                .flatMap(s -> s.isSecret() ? Stream.of(s.name(), s.fileKey()) : Stream.of(s.name()))
                .toList();
    }

    /** The text as set; empty if the default holds. */
    public Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    public Settings read() throws InvalidSetting {
        Settings settings = new Settings(
                resolvers(),
                value(MXBOT_HTTP_PORT, text -> number(text, 0)).orElse(8080),
                value(MXBOT_DATA_DIR, Path::of).orElseGet(this::dataDir),
                value(MXBOT_STORE_URL, SettingsReader::storeUrl),
                value(MXBOT_STORE_WAIT, SettingsReader::duration).orElse(Duration.ofSeconds(60)),
                value(MXBOT_LOG, text -> oneOf(text, "json", "text")).orElse(false),
                new Settings.Smtp(
                        value(MXBOT_SMTP_PROBE, SettingsReader::flag).orElse(true),
                        value(MXBOT_SMTP_RCPT, SettingsReader::flag).orElse(true),
                        value(MXBOT_SMTP_PORT, text -> number(text, 1)).orElse(25),
                        value(MXBOT_EHLO_NAME, SettingsReader::hostName)),
                value(MXBOT_ALLOW_PRIVATE, SettingsReader::flag).orElse(false),
                value(MXBOT_CA_FILE, SettingsReader::certificates),
                value(MXBOT_DNSBL, SettingsReader::blocklists).orElse(List.of()),
                value(MXBOT_RDAP, SettingsReader::flag).orElse(true),
                new Settings.WatchRules(
                        value(MXBOT_WATCH_BY, text -> oneOf(text, "admins", "members"))
                                .orElse(false),
                        value(MXBOT_WATCH_GUESTS, text -> oneOf(text, "allow", "deny"))
                                .orElse(false),
                        value(MXBOT_WATCH_PER_CHANNEL, SettingsReader::count).orElse(200),
                        value(MXBOT_WATCH_PER_WORKSPACE, SettingsReader::count).orElse(5000)),
                value(MXBOT_WATCH_MIN_INTERVAL, SettingsReader::interval).orElse(Duration.ofMinutes(5)),
                value(MXBOT_WATCH_CONFIRM, SettingsReader::duration).orElse(Duration.ofSeconds(60)),
                value(MXBOT_PING_URL, text -> url(text, "http", "https")),
                new Settings.Slack(
                        secret(SLACK_BOT_TOKEN),
                        secret(SLACK_APP_TOKEN),
                        secret(SLACK_SIGNING_SECRET),
                        value(SLACK_API_URL, text -> url(text, "http", "https"))),
                new Settings.Discord(
                        secret(DISCORD_TOKEN),
                        value(DISCORD_API_URL, text -> url(text, "http", "https")),
                        value(DISCORD_GATEWAY_URL, text -> url(text, "ws", "wss"))));
        complete(settings.slack());
        return settings;
    }

    /** A half-configured Slack is a mistake, not a wish for no Slack. */
    private static void complete(Settings.Slack slack) throws InvalidSetting {
        if (slack.botToken().isEmpty()
                && (slack.appToken().isPresent() || slack.signingSecret().isPresent())) {
            throw new InvalidSetting(
                    (slack.appToken().isPresent() ? SLACK_APP_TOKEN : SLACK_SIGNING_SECRET)
                            + " is set and SLACK_BOT_TOKEN is not; Slack needs both (Install App > Bot User OAuth Token, xoxb-…)");
        }
    }

    private <T> Optional<T> value(Setting setting, Function<String, T> parser) throws InvalidSetting {
        String text = values.get(setting);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(setting + " is \"" + shorten(setting.shown(text)) + "\": " + e.getMessage()
                    + ". Example: " + setting + "=" + setting.example());
        }
    }

    private List<String> resolvers() throws InvalidSetting {
        List<String> resolvers = text(MXBOT_RESOLVERS).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        try {
            LookupConfig.of(resolvers);
            return resolvers;
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(MXBOT_RESOLVERS + ": " + e.getMessage());
        }
    }

    private static int number(String text, int least) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535 || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException("a port is a number between " + least + " and 65535");
        }
        return Integer.parseInt(text);
    }

    /** Goes into a line of SMTP as it is. */
    private static String hostName(String text) {
        if (!HOST_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("a full host name is letters, digits and hyphens with dots in between");
        }
        return text;
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("write on or off (true or false)");
        };
    }

    /** True for the first word, false for the second. */
    private static boolean oneOf(String text, String yes, String no) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException("write " + no + " or " + yes);
        }
        return word.equals(yes);
    }

    private static int count(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("a limit is a number between 1 and 999999");
        }
        return Integer.parseInt(text);
    }

    private static List<DomainName> blocklists(String text) {
        List<DomainName> lists = Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(SettingsReader::blocklist)
                .distinct()
                .toList();
        if (lists.size() > MOST_BLOCKLISTS) {
            throw new IllegalArgumentException("at most " + MOST_BLOCKLISTS + " lists are asked");
        }
        return lists;
    }

    private static DomainName blocklist(String name) {
        try {
            return DomainName.parse(name);
        } catch (InvalidDomainName e) {
            throw new IllegalArgumentException("a list is the name of a zone; of one, " + e.getMessage(), e);
        }
    }

    private static Path certificates(String text) {
        Path path = Path.of(text);
        try (InputStream pem = Files.newInputStream(path)) {
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty()) {
                return path;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the file holds no certificate in PEM form", e);
        }
        throw new IllegalArgumentException("the file holds no certificate in PEM form");
    }

    /** What is to come again and again cannot come without a pause. */
    private static Duration interval(String text) {
        Duration interval = duration(text);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("an interval is 1s at the least");
        }
        return interval;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a time is a number with s, m, h or d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** Whether it is the right kind of token, its platform judges. */
    private Optional<Secret> secret(Setting setting) {
        return text(setting).map(Secret::new);
    }

    private static URI url(String text, String... schemes) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no URL", e);
        }
        if (uri.getHost() == null || !List.of(schemes).contains(uri.getScheme())) {
            throw new IllegalArgumentException("it is no " + String.join(" or ", schemes) + " URL");
        }
        return uri;
    }

    private static String storeUrl(String text) {
        StoreUrl.check(text);
        return text;
    }

    private Path dataDir() {
        String data = environment.get("XDG_DATA_HOME");
        return data == null || data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "mxbot")
                : Path.of(data, "mxbot");
    }

    private static String shorten(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= MAX_SHOWN ? clean : clean.substring(0, MAX_SHOWN) + "…";
    }
}
