package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Text with macros (RFC 7208 section 7): a domain-spec, or the value of an unknown modifier.
 *
 * @param text as written
 * @param parts in order; {@code %%}, {@code %_} and {@code %-} are literals by then
 */
public record MacroString(String text, List<Part> parts) {
    /** Letters with a meaning in a record; {@code c}, {@code r} and {@code t} have one only in the text that {@code exp} points at. */
    private static final String LETTERS = "slodiphv";

    private static final String EXPLANATION_LETTERS = "crt";
    private static final String DELIMITERS = ".-+,/_=";

    public MacroString {
        parts = List.copyOf(parts);
    }

    /** One piece of it. */
    public sealed interface Part {}

    /** Text that stands for itself. */
    public record Literal(String text) implements Part {}

    /**
     * {@code %{ir.}} and its like.
     *
     * @param letter as written; upper case asks for URL escaping (section 7.3)
     * @param digits how many parts from the right to keep; empty: all
     * @param reversed parts in reverse order
     * @param delimiters where to split; empty: at dots
     */
    public record Macro(char letter, OptionalInt digits, boolean reversed, String delimiters) implements Part {
        public boolean urlEscaped() {
            return Character.isUpperCase(letter);
        }
    }

    /** True if no macro is in it, so that everybody expands it to the same text. */
    public boolean isStatic() {
        return parts.stream().noneMatch(Macro.class::isInstance);
    }

    /** The name it stands for; empty if that depends on the message, or if DNS cannot carry it. */
    public Optional<DomainName> name() {
        if (!isStatic()) {
            return Optional.empty();
        }
        String octets = parts.stream().map(part -> ((Literal) part).text()).collect(Collectors.joining());
        try {
            return Optional.of(DomainName.of(octets.replace("\\", "\\\\")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** macro-string of RFC 7208 section 7.1. */
    static MacroString parse(String text, int position) throws SpfSyntaxException {
        List<Part> parts = new ArrayList<>();
        read(text, position, parts, false);
        return new MacroString(text, parts);
    }

    /** explain-string of RFC 7208 section 6.2: blanks are allowed, and the macros that only a refusal knows. */
    static MacroString parseExplanation(String text) throws SpfSyntaxException {
        List<Part> parts = new ArrayList<>();
        read(text, 0, parts, true);
        return new MacroString(text, parts);
    }

    /** domain-spec of RFC 7208 section 7.1: a macro-string that ends in a macro or in a dot and a top label. */
    static MacroString parseDomain(String text, int position) throws SpfSyntaxException {
        if (text.isEmpty()) {
            throw new SpfSyntaxException(SpfError.Kind.DOMAIN, position, 1, "the domain name is missing");
        }
        List<Part> parts = new ArrayList<>();
        int tail = read(text, position, parts, false);
        if (tail < text.length()) {
            String body = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
            int dot = body.lastIndexOf('.');
            if (dot < tail) {
                throw new SpfSyntaxException(
                        SpfError.Kind.DOMAIN, position, text.length(), "the domain name needs at least one dot");
            }
            String top = body.substring(dot + 1);
            if (!isTopLabel(top)) {
                throw new SpfSyntaxException(
                        SpfError.Kind.DOMAIN,
                        position + dot + 1,
                        top.length(),
                        top.isEmpty() ? "the domain name ends in two dots" : "its last label is no top-level domain");
            }
        }
        return new MacroString(text, parts);
    }

    /** Returns where the text behind the last macro-expand starts. */
    private static int read(String text, int position, List<Part> parts, boolean explaining) throws SpfSyntaxException {
        StringBuilder literal = new StringBuilder();
        int tail = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if ((c < 0x21 && !(explaining && c == ' ')) || c > 0x7e) {
                throw new SpfSyntaxException(
                        SpfError.Kind.TERM, position + at, 1, "a character that is not printable ASCII");
            }
            if (c != '%') {
                literal.append(c);
                at++;
                continue;
            }
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            int end = at + 2;
            switch (next) {
                case '%' -> literal.append('%');
                case '_' -> literal.append(' ');
                case '-' -> literal.append("%20");
                case '{' -> {
                    int brace = text.indexOf('}', at);
                    if (brace < 0) {
                        throw macro(position + at, text.length() - at, "a macro without its closing brace");
                    }
                    flush(literal, parts);
                    parts.add(macro(text.substring(at + 2, brace), position + at, explaining));
                    end = brace + 1;
                }
                default -> throw macro(position + at, 1, "a \"%\" that starts no macro (a percent sign is \"%%\")");
            }
            at = end;
            tail = end;
        }
        flush(literal, parts);
        return tail;
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** toplabel: letters, digits and inner hyphens, not all digits. */
    private static boolean isTopLabel(String label) {
        return !label.isEmpty()
                && label.chars().allMatch(c -> isAlphanumeric(c) || c == '-')
                && !label.startsWith("-")
                && !label.endsWith("-")
                && !label.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Macro macro(String body, int position, boolean explaining) throws SpfSyntaxException {
        if (body.isEmpty()) {
            throw macro(position, 3, "a macro without its letter");
        }
        char letter = body.charAt(0);
        String lower = String.valueOf(letter).toLowerCase(Locale.ROOT);
        boolean refusal = EXPLANATION_LETTERS.contains(lower);
        if (refusal && !explaining) {
            // RFC 7208 section 7.2: c, r and t are allowed in exp texts only.
            throw macro(position + 2, 1, "the macro letter \"" + lower + "\" may only stand in an explanation text");
        }
        if (!refusal && !LETTERS.contains(lower)) {
            throw macro(position + 2, 1, "no such macro letter");
        }
        int at = 1;
        while (at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '9') {
            at++;
        }
        OptionalInt digits = OptionalInt.empty();
        if (at > 1) {
            // More than 127 labels are in no name, so a longer number keeps all of them.
            digits = OptionalInt.of(at > 4 ? 999 : Integer.parseInt(body.substring(1, at)));
            if (digits.getAsInt() == 0) {
                throw macro(position + 3, at - 1, "a macro that keeps 0 parts");
            }
        }
        boolean reversed = at < body.length() && (body.charAt(at) == 'r' || body.charAt(at) == 'R');
        String delimiters = body.substring(reversed ? at + 1 : at);
        if (!delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0)) {
            throw macro(position + 2, body.length(), "a macro that is not letter, digits, \"r\", delimiters");
        }
        return new Macro(letter, digits, reversed, delimiters);
    }

    private static SpfSyntaxException macro(int position, int length, String message) {
        return new SpfSyntaxException(SpfError.Kind.MACRO, position, length, message);
    }
}
