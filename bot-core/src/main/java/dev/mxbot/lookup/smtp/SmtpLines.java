package dev.mxbot.lookup.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands out and replies in, over one stream each way. Whatever comes in, it takes no more than a known amount of memory. */
final class SmtpLines {
    /** RFC 5321 section 4.5.3.1.5 allows 512 octets to a reply line. */
    static final int MAX_LINE = 2000;

    static final int MAX_LINES = 100;

    /** Of all replies together; a talkative host needs 2,000. */
    static final int MAX_OCTETS = 65_536;

    private static final int CODE = 3;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[4096];
    private int next;
    private int end;
    private int left = MAX_OCTETS;

    SmtpLines(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void write(String command) throws IOException {
        // In one piece: some hosts take a command in several packets for a sign of abuse.
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /**
     * The next reply, all lines of it.
     *
     * @throws NotSmtpException if it is none, or is too long
     * @throws EOFException if the host hung up
     */
    SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line();
            if (!startsWithCode(line)) {
                throw new NotSmtpException("what the host sent begins with no reply code");
            }
            boolean more = line.length() > CODE && line.charAt(CODE) == '-';
            lines.add(line.substring(Math.min(line.length(), CODE + 1)));
            if (!more) {
                // RFC 5321 section 4.2.1: the code is the same in each line; where it is not, senders go by the last.
                return new SmtpReply(Integer.parseInt(line.substring(0, CODE)), lines);
            }
            if (lines.size() == MAX_LINES) {
                throw new NotSmtpException("the host's reply is longer than " + MAX_LINES + " lines");
            }
        }
    }

    /** True if octets are there that nobody read yet. */
    boolean hasMore() throws IOException {
        return next < end || in.available() > 0;
    }

    /** RFC 5321 section 4.2: the first digit is 2 to 5, the second 0 to 5; here any digit is taken for the second. */
    private static boolean startsWithCode(String line) {
        return line.length() >= CODE
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == CODE || line.charAt(CODE) == ' ' || line.charAt(CODE) == '-');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Octets that are no UTF-8 become replacement characters. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (line.size() == MAX_LINE) {
                throw new NotSmtpException("the host sent a line longer than " + MAX_LINE + " octets");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int octet() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                throw new EOFException("the host closed the connection");
            }
        }
        if (left-- == 0) {
            throw new NotSmtpException("the host's replies are longer than " + MAX_OCTETS + " octets");
        }
        return buffer[next++];
    }
}
