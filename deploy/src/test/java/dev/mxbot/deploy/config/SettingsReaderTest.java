package dev.mxbot.deploy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void nothingSetMeansDefaults() throws InvalidSetting {
        Settings settings = read(Map.of("XDG_DATA_HOME", "/data"));

        assertEquals(List.of(), settings.resolvers());
        assertEquals(8080, settings.httpPort());
        assertEquals(Path.of("/data/mxbot"), settings.dataDir());
        assertEquals(Duration.ofMinutes(5), settings.watchMinInterval());
        assertTrue(settings.smtp().probe());
        assertFalse(settings.allowPrivate());
    }

    @Test
    void registriesAreAskedUnlessSwitchedOff() throws InvalidSetting {
        assertTrue(read(Map.of()).rdap());
        assertFalse(read(Map.of("MXBOT_RDAP", "off")).rdap());
    }

    @Test
    void readsTheBlockListsAndAsksNoneByDefault() throws InvalidSetting {
        assertEquals(List.of(), read(Map.of()).blocklists());
        assertEquals(
                List.of(DomainName.of("zen.spamhaus.org"), DomainName.of("bl.spamcop.net")),
                read(Map.of("MXBOT_DNSBL", "zen.spamhaus.org, BL.spamcop.net.")).blocklists());
    }

    /** T16, P28. */
    @Test
    void readsWhoMaySetUpWatchesAndHowMany() throws InvalidSetting {
        assertEquals(
                new Settings.WatchRules(false, false, 200, 5000), read(Map.of()).watchRules());
        assertEquals(
                new Settings.WatchRules(true, true, 20, 100),
                read(Map.of(
                                "MXBOT_WATCH_BY", "Admins",
                                "MXBOT_WATCH_GUESTS", "allow",
                                "MXBOT_WATCH_PER_CHANNEL", "20",
                                "MXBOT_WATCH_PER_WORKSPACE", "100"))
                        .watchRules());
    }

    /** F18. */
    @Test
    void readsHowLongTheStoreIsWaitedFor() throws InvalidSetting {
        assertEquals(Duration.ofSeconds(60), read(Map.of()).storeWait());
        assertEquals(
                Duration.ofMinutes(5), read(Map.of("MXBOT_STORE_WAIT", "5m")).storeWait());
    }

    @Test
    void readsTheStore() throws InvalidSetting {
        assertEquals(Optional.empty(), read(Map.of()).storeUrl());
        assertEquals(
                Path.of("/srv/mxbot"),
                read(Map.of("MXBOT_DATA_DIR", "/srv/mxbot")).dataDir());
        assertEquals(
                Optional.of("jdbc:postgresql://db.example.net/mxbot"),
                read(Map.of("MXBOT_STORE_URL", "jdbc:postgresql://db.example.net/mxbot"))
                        .storeUrl());
    }

    /** T13. */
    @Test
    void thePasswordOfTheStoreIsNeverShown() {
        assertEquals(
                "jdbc:postgresql://db/mxbot?user=mx&password=****",
                Setting.MXBOT_STORE_URL.shown("jdbc:postgresql://db/mxbot?user=mx&password=s3cret"));
        for (String url : List.of(
                "jdbc:mysql://db/mxbot?password=s3cret",
                "jdbc:postgresql://mx:s3cret@db/mxbot",
                "postgresql://mx:s3cret@db/mxbot")) {
            InvalidSetting refused = assertThrows(InvalidSetting.class, () -> read(Map.of("MXBOT_STORE_URL", url)));
            assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"), refused.getMessage());
        }
    }

    @Test
    void readsResolversWithAndWithoutPort() throws InvalidSetting {
        Settings settings =
                read(Map.of("MXBOT_RESOLVERS", "192.0.2.53, 192.0.2.54:5353,[2001:db8::53]:54,2001:db8::54"));

        assertEquals(
                List.of("192.0.2.53", "192.0.2.54:5353", "[2001:db8::53]:54", "2001:db8::54"), settings.resolvers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MXBOT_HTTP_PORT          | eighty      | MXBOT_HTTP_PORT is "eighty": a port is a number between 0 and 65535. Example: MXBOT_HTTP_PORT=8080
            MXBOT_HTTP_PORT          | 70000       | MXBOT_HTTP_PORT is "70000": a port is a number between 0 and 65535. Example: MXBOT_HTTP_PORT=8080
            MXBOT_SMTP_PORT          | 0           | MXBOT_SMTP_PORT is "0": a port is a number between 1 and 65535. Example: MXBOT_SMTP_PORT=25
            MXBOT_EHLO_NAME          | mxbot       | MXBOT_EHLO_NAME is "mxbot": a full host name is letters, digits and hyphens with dots in between. Example: MXBOT_EHLO_NAME=mxbot.example.com
            MXBOT_RESOLVERS          | 999.1.1.1   | MXBOT_RESOLVERS: "999.1.1.1" is no resolver; write host[:port], for example 192.0.2.53 or [2001:db8::53]:5353
            MXBOT_RESOLVERS          | 192.0.2.1,  | MXBOT_RESOLVERS: "" is no resolver; write host[:port], for example 192.0.2.53 or [2001:db8::53]:5353
            MXBOT_ALLOW_PRIVATE      | maybe       | MXBOT_ALLOW_PRIVATE is "maybe": write on or off (true or false). Example: MXBOT_ALLOW_PRIVATE=true
            MXBOT_WATCH_BY           | everybody   | MXBOT_WATCH_BY is "everybody": write members or admins. Example: MXBOT_WATCH_BY=admins
            MXBOT_WATCH_GUESTS       | some        | MXBOT_WATCH_GUESTS is "some": write deny or allow. Example: MXBOT_WATCH_GUESTS=allow
            MXBOT_WATCH_PER_CHANNEL  | 0           | MXBOT_WATCH_PER_CHANNEL is "0": a limit is a number between 1 and 999999. Example: MXBOT_WATCH_PER_CHANNEL=500
            MXBOT_WATCH_MIN_INTERVAL | 0s          | MXBOT_WATCH_MIN_INTERVAL is "0s": an interval is 1s at the least. Example: MXBOT_WATCH_MIN_INTERVAL=10m
            MXBOT_WATCH_CONFIRM      | soon        | MXBOT_WATCH_CONFIRM is "soon": a time is a number with s, m, h or d. Example: MXBOT_WATCH_CONFIRM=90s
            MXBOT_CA_FILE            | /no/such    | MXBOT_CA_FILE is "/no/such": the file cannot be read. Example: MXBOT_CA_FILE=/etc/ssl/intranet.pem
            MXBOT_DNSBL              | zen..org    | MXBOT_DNSBL is "zen..org": a list is the name of a zone; of one, a label is empty (two dots in a row). Example: MXBOT_DNSBL=zen.spamhaus.org,bl.spamcop.net
            MXBOT_DNSBL              | a.x,b.x,c.x,d.x,e.x,f.x | MXBOT_DNSBL is "a.x,b.x,c.x,d.x,e.x,f.x": at most 5 lists are asked. Example: MXBOT_DNSBL=zen.spamhaus.org,bl.spamcop.net
            SLACK_API_URL            | slack       | SLACK_API_URL is "slack": it is no http or https URL. Example: SLACK_API_URL=https://slack.com/api/
            MXBOT_HTP_PORT           | 80          | there is no setting MXBOT_HTP_PORT; did you mean MXBOT_HTTP_PORT?
            MXBOT_COLOUR_OF_THE_SKY  | blue        | there is no setting MXBOT_COLOUR_OF_THE_SKY
            """)
    void refusesInOneLine(String key, String value, String line) {
        assertEquals(line, refusal(Map.of(key, value)));
    }

    @Test
    void refusesAFileWithoutCertificates(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertEquals(
                "MXBOT_CA_FILE is \"" + file + "\": the file holds no certificate in PEM form."
                        + " Example: MXBOT_CA_FILE=/etc/ssl/intranet.pem",
                refusal(Map.of("MXBOT_CA_FILE", file.toString())));
    }

    @Test
    void neverShowsASecret() {
        assertEquals("xoxb-**** (11 characters)", new Secret("xoxb-marker").toString());
        assertEquals("**** (13 characters)", new Secret("marker-marker").toString());
    }

    @Test
    void refusesAnAppTokenAlone() {
        assertTrue(refusal(Map.of("SLACK_APP_TOKEN", "xapp-1-marker"))
                .startsWith("SLACK_APP_TOKEN is set and SLACK_BOT_TOKEN is not"));
    }

    @Test
    void takesASecretFromAFile() throws IOException, InvalidSetting {
        Path file = Files.writeString(folder.resolve("token"), "distinct-value\n");

        Settings settings = read(Map.of("DISCORD_TOKEN_FILE", file.toString()));

        assertEquals(
                Optional.of(new Secret("distinct-value")), settings.discord().token());
    }

    @Test
    void theEnvironmentOutweighsTheFile() throws IOException, InvalidSetting {
        Path file = Files.writeString(
                folder.resolve("mxbot.properties"),
                "MXBOT_HTTP_PORT=8181\nmxbot.smtp-port=2525\nSLACK_API_URL=http://127.0.0.1:9/api/\n");

        Settings settings = SettingsReader.of(Map.of("MXBOT_HTTP_PORT", "8282"), Optional.of(file))
                .read();

        assertEquals(8282, settings.httpPort());
        assertEquals(2525, settings.smtp().port());
        assertEquals("127.0.0.1", settings.slack().apiUrl().orElseThrow().getHost());
    }

    @Test
    void refusesAnUnknownKeyInTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("mxbot.properties"), "DISCORD_TOKN=abc\n");

        assertEquals(
                "there is no setting DISCORD_TOKN in " + file + "; did you mean DISCORD_TOKEN?",
                refusal(Map.of(SettingsReader.CONFIG, file.toString())));
    }

    private static Settings read(Map<String, String> environment) throws InvalidSetting {
        return SettingsReader.of(environment, Optional.empty()).read();
    }

    private static String refusal(Map<String, String> environment) {
        return String.valueOf(
                assertThrows(InvalidSetting.class, () -> read(environment)).getMessage());
    }
}
