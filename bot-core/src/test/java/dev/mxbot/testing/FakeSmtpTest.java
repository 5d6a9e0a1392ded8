package dev.mxbot.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.SmtpRequest;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.FakeSmtp.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeSmtpTest {
    private static final SmtpRequest ASKING = request("5.253.25.1", Optional.of(DomainName.of("example.org")));
    private static final SmtpRequest SILENT = request("5.253.25.1", Optional.empty());

    @Test
    void aHealthyHostGoesThroughEveryStage() {
        SmtpSession session = Script.healthy("mx1.example.org").session(ASKING);

        assertEquals(
                List.of(
                        Stage.BANNER,
                        Stage.EHLO,
                        Stage.STARTTLS,
                        Stage.EHLO_INSIDE,
                        Stage.MAIL_FROM,
                        Stage.RCPT_TO,
                        Stage.QUIT),
                stages(session));
        assertEquals("TLSv1.3", session.secured().orElseThrow().protocol());
        assertEquals(
                "RCPT TO:<postmaster@example.org>",
                session.exchange(Stage.RCPT_TO).orElseThrow().sent());
    }

    @Test
    void nobodyIsAskedForWithoutARecipient() {
        SmtpSession session = Script.plain("mx1.example.org").session(SILENT);

        assertEquals(List.of(Stage.BANNER, Stage.EHLO, Stage.QUIT), stages(session));
        assertFalse(session.offersStartTls());
    }

    @Test
    void nothingComesAfterABreakdown() {
        SmtpSession session = Script.healthy("mx1.example.org")
                .broken(Stage.HANDSHAKE, Cause.TLS, "handshake_failure")
                .session(ASKING);

        assertEquals(List.of(Stage.BANNER, Stage.EHLO, Stage.STARTTLS), stages(session));
        assertTrue(session.secured().isEmpty());
        assertTrue(session.brokeAt(Stage.HANDSHAKE));
    }

    @Test
    void knowsWhatWasTalkedAbout() {
        FakeSmtp smtp = new FakeSmtp().at("5.253.25.1", Script.healthy("mx1.example.org"));
        assertTrue(smtp.known(ASKING).isEmpty());

        SmtpSession session = smtp.talk(ASKING).toCompletableFuture().join();

        assertEquals(Optional.of(session), smtp.known(ASKING));
        assertEquals(List.of(ASKING), smtp.asked());
    }

    @Test
    void elsewhereNobodyAnswers() {
        SmtpSession session = new FakeSmtp()
                .talk(request("5.253.25.9", Optional.empty()))
                .toCompletableFuture()
                .join();

        assertFalse(session.isConnected());
        assertEquals(List.of(), session.exchanges());
    }

    private static List<Stage> stages(SmtpSession session) {
        return session.exchanges().stream().map(Exchange::stage).toList();
    }

    private static SmtpRequest request(String address, Optional<DomainName> recipient) {
        return new SmtpRequest(DomainName.of("mx1.example.org"), InetAddresses.forString(address), recipient);
    }
}
