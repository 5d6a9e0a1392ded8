package dev.mxbot.diagnosis;

import java.util.regex.Pattern;

/**
 * A kind of record that can be judged before it is published.
 *
 * @param word as typed: {@code mta-sts}
 * @param title in a sentence, with its article: {@code an MTA-STS record}
 * @param start how a text begins that is meant as one, whatever the case; linear
 * @param version what it has to begin with
 * @param file true if it is a file that is fetched, and no TXT record
 * @param example a right one
 */
public record RecordKind(String word, String title, Pattern start, String version, boolean file, String example) {
    boolean resembles(String text) {
        return start.matcher(text).lookingAt();
    }
}
