package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TTL;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/**
 * One entry of a zone file (RFC 1035 section 5.1): an owner, and a record or only its type.
 *
 * @param record empty if the entry names only a type, or one that mxbot never asks for
 * @param dotForgotten the owner ends in the origin without a final dot; it is read as if it had one
 */
public record ZoneLine(DomainName owner, String type, Optional<ZoneRecord> record, boolean dotForgotten) {
    /** What an entry leaves out. */
    public record Context(DomainName origin, DomainName owner, long ttl) {}

    /**
     * Reads one entry; it may reach over several lines within parentheses.
     *
     * @throws IllegalArgumentException with the mistake in one line, fit to be shown
     */
    public static ZoneLine parse(String entry, Context context) {
        Words words = new Words(entry);
        boolean indented = entry.startsWith(" ") || entry.startsWith("\t");
        String first = words.peek();
        boolean ownerLeftOut = isType(first) || isClass(first) || (indented && isTtl(first));
        DomainName owner = context.owner();
        boolean dotForgotten = false;
        if (!ownerLeftOut) {
            String typed = words.next();
            dotForgotten = isAbsoluteWithoutDot(typed, context.origin());
            owner = name(dotForgotten ? typed + "." : typed, context.origin());
        }
        long ttl = context.ttl();
        while (isTtl(words.peek()) || isClass(words.peek())) {
            String word = words.next();
            if (isTtl(word)) {
                ttl = TTL.parseTTL(word);
            } else if (!word.equalsIgnoreCase("IN")) {
                throw new IllegalArgumentException("class " + word + ": only IN is used on the Internet");
            }
        }
        if (!isType(words.peek())) {
            throw new IllegalArgumentException(
                    words.peek().isEmpty()
                            ? "no record type. Example: example.com. 3600 IN MX 10 mail.example.com."
                            : "\"" + words.peek() + "\" stands where the record type belongs (MX, TXT, A …)");
        }
        String type = words.next().toUpperCase(Locale.ROOT);
        String data = words.rest();
        return new ZoneLine(
                owner, type, data.isEmpty() ? Optional.empty() : record(owner, ttl, type, data, context), dotForgotten);
    }

    private static Optional<ZoneRecord> record(DomainName owner, long ttl, String type, String data, Context context) {
        try {
            return DnsjavaRecords.convert(Record.fromString(
                            DnsjavaRecords.wireName(owner),
                            Type.value(type),
                            DClass.IN,
                            ttl,
                            data,
                            DnsjavaRecords.wireName(context.origin())))
                    .map(ResourceRecord::zoneRecord);
        } catch (IOException | RuntimeException e) {
            String why = String.valueOf(e.getMessage()).replaceFirst("^<none>:\\d+: ", "");
            throw new IllegalArgumentException("no " + type + " record: " + why, e);
        }
    }

    /** Nobody means example.com.example.com. */
    private static boolean isAbsoluteWithoutDot(String typed, DomainName origin) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return !typed.endsWith(".")
                && !origin.isRoot()
                && (lower.equals(origin.text()) || lower.endsWith("." + origin.text()));
    }

    private static DomainName name(String typed, DomainName origin) {
        try {
            return DnsjavaRecords.name(Name.fromString(typed, DnsjavaRecords.wireName(origin)));
        } catch (IOException e) {
            throw new IllegalArgumentException("\"" + typed + "\" is no name: " + e.getMessage(), e);
        }
    }

    /** True for the mnemonic of a record type that stands in zone files. */
    public static boolean isType(String word) {
        int type = Type.value(word.toUpperCase(Locale.ROOT));
        return !word.isEmpty() && type > 0 && Type.isRR(type);
    }

    public static boolean isClass(String word) {
        return DClass.value(word.toUpperCase(Locale.ROOT)) >= 0;
    }

    /** A number of seconds, or {@code 1h30m}. */
    public static boolean isTtl(String word) {
        if (word.isEmpty() || word.length() > 12 || !Character.isDigit(word.charAt(0))) {
            return false;
        }
        try {
            TTL.parseTTL(word);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Seconds of what {@link #isTtl} is true for. */
    public static long ttl(String word) {
        return TTL.parseTTL(word);
    }

    /** The words of an entry up to its data. */
    private static final class Words {
        private final String text;
        private int at;

        Words(String text) {
            this.text = text;
            skip();
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private int end() {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end;
        }

        String peek() {
            return text.substring(at, end());
        }

        String next() {
            String word = peek();
            at = end();
            skip();
            return word;
        }

        /** Without comments; empty if nothing but a comment is left. */
        String rest() {
            String rest = text.substring(at).strip();
            try (Tokenizer tokens = new Tokenizer(rest)) {
                return tokens.get().isEOL() ? "" : rest;
            } catch (IOException e) {
                return rest;
            }
        }
    }
}
