package dev.mxbot.deploy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md T12 and T13, for logs as JSON. */
class MaskedJsonTest {
    private static final String TOKEN = "xoxb-1234567890-marker";

    @Test
    void isOneObjectOnOneLineWhateverTheMessage() throws IOException {
        String line = encoded("said \"no\"\r\n2026 ERROR forged: \u001b]0;x\u0007", new IOException("a\nb"));

        assertEquals(1, line.lines().count(), line);
        assertTrue(line.endsWith("\n"), line);
        assertFalse(line.chars().limit(line.length() - 1).anyMatch(c -> c < 0x20), line);
        assertEquals(
                "said \"no\"\r\n2026 ERROR forged: \u001b]0;x\u0007",
                parsed(line).path("formattedMessage").asText());
    }

    @Test
    void bearsTheIdOfTheJournal() throws IOException {
        assertEquals(
                "a1b2c3",
                parsed(encoded("anything", null)).path("mdc").path("id").asText());
    }

    @Test
    void masksTokensInMessagesAndTraces() throws IOException {
        String line = encoded("token " + TOKEN, new IOException("refused " + TOKEN));

        assertFalse(line.contains("marker"), line);
        assertTrue(parsed(line).path("formattedMessage").asText().contains("****"), line);
    }

    @Test
    void masksAPasswordWithAQuotationMarkAndStaysJson() throws IOException {
        String line = encoded("jdbc:postgresql://db/m?user=u&password=se\"cr\\et marker", null);

        assertEquals(
                "jdbc:postgresql://db/m?user=u&password=**** marker",
                parsed(line).path("formattedMessage").asText());
    }

    private static String encoded(String message, @org.jspecify.annotations.Nullable Throwable failure) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("dev.mxbot.slack.SlackApi"), Level.WARN, message, failure, new Object[0]);
        event.setMDCPropertyMap(Map.of("id", "a1b2c3"));
        MaskedJson encoder = new MaskedJson();
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}
