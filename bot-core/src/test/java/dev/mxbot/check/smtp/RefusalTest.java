package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.SmtpReply;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies as mail servers write them, and what they mean. */
class RefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            554 5.7.1 <postmaster@example.org>: Relay access denied                                     | RELAY
            550 5.7.1 <postmaster@example.org>... Relaying denied. IP name lookup failed [5.253.1.1]     | RELAY
            550 relay not permitted                                                                     | RELAY
            550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain                           | RELAY
            550 5.7.64 TenantAttribution; Relay Access Denied [AM0EUR02FT]                              | RELAY
            553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)                       | RELAY
            550 host.example.net is not permitted to relay through this server without authentication   | RELAY
            530 5.7.0 Authentication required                                                           | RELAY
            550 5.1.2 Host unknown                                                                      | RELAY
            550 5.1.1 <postmaster@example.org>: User unknown in relay recipient table                   | MAILBOX
            550-5.1.1 The email account that you tried to reach does not exist                          | MAILBOX
            550 5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT.eop-EUR02.prod]            | MAILBOX
            550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found                              | MAILBOX
            550 No such user here                                                                       | MAILBOX
            550 Unrouteable address                                                                     | MAILBOX
            554 5.7.1 Service unavailable; Client host [5.253.1.1] blocked using zen.spamhaus.org       | ABOUT_US
            550 5.7.1 <unknown[5.253.1.1]>: Client host rejected: cannot find your reverse hostname     | ABOUT_US
            550 5.7.606 Access denied, banned sending IP [5.253.1.1]                                    | ABOUT_US
            550 5.7.1 Mail from 5.253.1.1 refused: open relay                                           | ABOUT_US
            554 5.7.1 Message rejected under suspicion of SPAM                                          | ABOUT_US
            550 5.7.25 The IP address sending this message does not have a PTR record setup             | ABOUT_US
            550 Null sender not allowed here                                                            | NULL_SENDER
            550 5.7.1 <>: Sender address rejected                                                       | NULL_SENDER
            450 4.2.0 <postmaster@example.org>: Recipient address rejected: Greylisted                  | DEFERRED
            451 4.7.1 Please try again later                                                            | DEFERRED
            421 4.7.0 Try again later, closing connection                                               | RATE_LIMITED
            452 4.5.3 Too many recipients                                                               | RATE_LIMITED
            451 4.7.650 The mail server [5.253.1.1] has been temporarily rate limited                   | RATE_LIMITED
            450 4.7.1 blocked using bl.spamcop.net                                                      | ABOUT_US
            552 5.2.2 Mailbox full                                                                      | OTHER
            550 5.0.0 rejected by relay1.example.net                                                    | OTHER
            """)
    void atTheRecipient(String reply, Refusal meaning) {
        assertEquals(meaning, of(Stage.RCPT_TO, reply));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            554 No SMTP service here                              | OTHER
            554 5.7.1 Access denied                               | ABOUT_US
            550 5.253.1.1 is listed at bl.example.net             | ABOUT_US
            421 Too many concurrent SMTP connections              | RATE_LIMITED
            450 try again                                         | DEFERRED
            """)
    void atTheGreeting(String reply, Refusal meaning) {
        assertEquals(meaning, of(Stage.BANNER, reply));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 bounces are not welcome                           | NULL_SENDER
            501 5.1.7 Bad sender address syntax                   | NULL_SENDER
            550 5.7.1 Client host [5.253.1.1] is not allowed      | ABOUT_US
            530 5.7.0 Authentication required                     | RELAY
            451 4.3.0 Temporary failure                           | DEFERRED
            """)
    void atTheSender(String reply, Refusal meaning) {
        assertEquals(meaning, of(Stage.MAIL_FROM, reply));
    }

    @ParameterizedTest
    @CsvSource({"x 5.4.1 y, true", "5.4.1, true", "15.4.1, false", "5.4.10, false", "5.4.1.2, false", "(5.4.1)., true"})
    void knowsAStatusFromAnAddress(String text, boolean holds) {
        assertEquals(holds, Refusal.hasStatus(text, "5.4.1"));
    }

    private static Refusal of(Stage stage, String reply) {
        return Refusal.of(
                stage,
                new SmtpReply(Integer.parseInt(reply.substring(0, 3)), List.of(reply.substring(4))),
                DomainName.of("mx1.example.org"));
    }
}
