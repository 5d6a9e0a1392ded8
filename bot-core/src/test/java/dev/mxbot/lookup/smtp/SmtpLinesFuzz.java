package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Any octets of a mail host: replies are read within their limits, or the reading ends with an exception that says why. */
public final class SmtpLinesFuzz {
    private SmtpLinesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SmtpLines lines = new SmtpLines(new ByteArrayInputStream(input), OutputStream.nullOutputStream());
        try {
            while (true) {
                SmtpReply reply = lines.read();
                assertTrue(reply.code() >= 200 && reply.code() <= 599, reply::toString);
                assertTrue(reply.lines().size() <= SmtpLines.MAX_LINES);
                reply.lines().forEach(line -> assertTrue(line.length() <= SmtpLines.MAX_LINE));
                assertTrue(SmtpSession.keywords(reply).size() < SmtpLines.MAX_LINES);
            }
        } catch (EOFException | NotSmtpException e) {
            assertTrue(e.getMessage() != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
