package dev.mxbot.deploy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.deploy.config.InvalidSetting;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.diagnosis.SmtpDepth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LookupOptionsTest {
    @Test
    void mailHostsAreAskedAsFarAsTheCommandWishes() {
        LookupOptions options = CommandLine.populateCommand(new LookupOptions());

        assertEquals(SmtpDepth.SESSION, options.smtp(SmtpDepth.SESSION));
        assertEquals(SmtpDepth.RECIPIENT, options.smtp(SmtpDepth.RECIPIENT));
    }

    @Test
    void noSmtpMeansNobody() throws InvalidSetting, WrongUsage {
        LookupOptions options = CommandLine.populateCommand(new LookupOptions(), "--no-smtp");

        assertEquals(SmtpDepth.NONE, options.smtp(SmtpDepth.RECIPIENT));
        assertFalse(options.settings(Map.of()).smtp().probe());
    }

    @Test
    void withoutARecipientTheRestStays() throws InvalidSetting, WrongUsage {
        Settings settings =
                CommandLine.populateCommand(new LookupOptions()).settings(Map.of("MXBOT_SMTP_PORT", "2526"));

        assertTrue(settings.smtp().recipient());
        assertEquals(
                new Settings.Smtp(true, false, 2526, settings.smtp().ehloName()),
                settings.withoutRecipient().smtp());
    }
}
