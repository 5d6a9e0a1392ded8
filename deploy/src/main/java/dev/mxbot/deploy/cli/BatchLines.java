package dev.mxbot.deploy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a batch without the blank ones, in bounded memory however long one of them is. */
final class BatchLines {
    /** No record, no message and no request comes near. */
    static final int LONGEST = 1 << 20;

    private final Reader in;
    private int number;

    BatchLines(BufferedReader in) {
        this.in = in;
    }

    /**
     * One line.
     *
     * @param number from 1, blank lines counted
     * @param start all of it, or as much of it as is kept
     * @param whole false if it is longer than {@link #LONGEST}
     */
    record Line(int number, String start, boolean whole) {
        /** The line. */
        String text() throws UnreadableLine {
            if (!whole) {
                throw new UnreadableLine(Optional.empty(), "the line is longer than " + LONGEST + " characters");
            }
            return start;
        }
    }

    /** Empty at the end. */
    Optional<Line> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean whole = true;
        int c = in.read();
        while (c >= 0) {
            if (c != '\n') {
                whole &= line.length() < LONGEST;
                if (whole) {
                    line.append((char) c);
                }
            } else {
                number++;
                if (!isBlank(line)) {
                    return Optional.of(of(line, whole));
                }
                line.setLength(0);
                whole = true;
            }
            c = in.read();
        }
        number++;
        return isBlank(line) ? Optional.empty() : Optional.of(of(line, whole));
    }

    /** A byte order mark is none of ours. */
    private static boolean isBlank(CharSequence line) {
        return line.chars().allMatch(c -> c == '\uFEFF' || Character.isWhitespace(c));
    }

    private Line of(StringBuilder line, boolean whole) {
        int start = line.charAt(0) == '\uFEFF' ? 1 : 0;
        return new Line(number, line.substring(start).strip(), whole);
    }
}
