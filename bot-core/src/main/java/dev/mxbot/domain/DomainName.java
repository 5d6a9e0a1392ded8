package dev.mxbot.domain;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name in presentation form: lower case, no trailing dot, odd octets escaped as in a zone file (RFC 1035 section 5.1), the
 * root as {@code "."}. Two names are equal when a name server takes them for equal (RFC 4343).
 */
public record DomainName(String text) implements Comparable<DomainName> {
    /** The longest name on the wire, in octets, with length octets and root label (RFC 1035 section 2.3.4). */
    private static final int MAX_WIRE_OCTETS = 255;

    private static final int MAX_LABEL_OCTETS = 63;

    public static final DomainName ROOT = new DomainName(".");

    /** Lookup and display of IDNs after UTS #46, non-transitional: "straße.de" stays apart from "strasse.de". */
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /**
     * @throws IllegalArgumentException if the text is no name that DNS can carry
     */
    public DomainName {
        text = canonical(text);
    }

    /**
     * A name in presentation form, as written in a zone file; a trailing dot is allowed.
     *
     * @throws IllegalArgumentException if a label is empty or over 63 octets, or the name over 255
     */
    public static DomainName of(String presentation) {
        return new DomainName(presentation);
    }

    /**
     * A mail domain as a person types it: any case, Unicode or A-labels, a trailing dot.
     *
     * @throws InvalidDomainName with the reason in plain words
     */
    public static DomainName parse(String typed) throws InvalidDomainName {
        String name = typed.strip();
        if (name.endsWith(".") || name.endsWith("\u3002")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isEmpty()) {
            throw new InvalidDomainName("it is empty");
        }
        // Longer than this no normalisation makes it a name; refuse before any work is done on it.
        if (name.length() > 4 * MAX_WIRE_OCTETS) {
            throw new InvalidDomainName("it is longer than 253 characters");
        }
        boolean ascii = name.chars().allMatch(c -> c < 0x80);
        String ascii46 = name;
        if (!ascii || name.toLowerCase(Locale.ROOT).contains("xn--")) {
            IDNA.Info info = new IDNA.Info();
            StringBuilder out = new StringBuilder();
            UTS46.nameToASCII(name, out, info);
            if (info.getErrors().contains(IDNA.Error.LABEL_TOO_LONG)) {
                throw new InvalidDomainName("a label is longer than 63 octets");
            }
            if (info.getErrors().contains(IDNA.Error.EMPTY_LABEL)) {
                throw new InvalidDomainName("a label is empty (two dots in a row)");
            }
            if (info.hasErrors()) {
                throw new InvalidDomainName("it is no valid internationalised name (RFC 5891)");
            }
            ascii46 = out.toString();
        }
        for (String label : ascii46.split("\\.", -1)) {
            if (label.isEmpty()) {
                throw new InvalidDomainName("a label is empty (two dots in a row)");
            }
            if (label.length() > MAX_LABEL_OCTETS) {
                throw new InvalidDomainName("a label is longer than 63 octets");
            }
            if (!label.chars().allMatch(DomainName::isHostnameOctet)) {
                throw new InvalidDomainName("it holds a character that no domain name has");
            }
        }
        // 253 characters of text are 255 octets on the wire.
        if (ascii46.length() > MAX_WIRE_OCTETS - 2) {
            throw new InvalidDomainName("it is longer than 253 characters");
        }
        return new DomainName(ascii46);
    }

    private static boolean isHostnameOctet(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** As shown to people: U-labels where the name is a valid IDN, else the same as {@link #text}. */
    public String unicode() {
        if (!text.contains("xn--")) {
            return text;
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder out = new StringBuilder();
        UTS46.nameToUnicode(text, out, info);
        return info.hasErrors() ? text : out.toString();
    }

    /** The labels in presentation form, leftmost first; none for the root. */
    public List<String> labels() {
        if (isRoot()) {
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int end = escapeEnd(text, i);
                label.append(text, i, end);
                i = end - 1;
            } else if (c == '.') {
                labels.add(label.toString());
                label.setLength(0);
            } else {
                label.append(c);
            }
        }
        labels.add(label.toString());
        return List.copyOf(labels);
    }

    public boolean isRoot() {
        return text.equals(".");
    }

    /** The name without its leftmost label; empty for the root. */
    public Optional<DomainName> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        while (dot > 0 && isEscaped(text, dot)) {
            dot = text.indexOf('.', dot + 1);
        }
        return Optional.of(dot < 0 ? ROOT : new DomainName(text.substring(dot + 1)));
    }

    /** True for the name itself and every name below it. */
    public boolean isWithin(DomainName zone) {
        int dot = text.length() - zone.text.length() - 1;
        return zone.isRoot()
                || text.equals(zone.text)
                || (dot > 0 && text.charAt(dot) == '.' && text.endsWith(zone.text) && !isEscaped(text, dot));
    }

    /** After an odd number of backslashes; two of them are a backslash themselves. */
    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (backslashes < at && text.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /**
     * A name below this one, say {@code child("_dmarc")}.
     *
     * @throws IllegalArgumentException if the result is too long to exist
     */
    public DomainName child(String labels) {
        return new DomainName(isRoot() ? labels : labels + "." + text);
    }

    /** As {@link #child}; empty if the result would be too long to exist. */
    public Optional<DomainName> below(String labels) {
        try {
            return Optional.of(child(labels));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    /** As in a zone file, with the trailing dot. */
    public String absolute() {
        return isRoot() ? text : text + ".";
    }

    @Override
    public int compareTo(DomainName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String canonical(String presentation) {
        if (presentation.equals(".") || isPlain(presentation)) {
            return presentation;
        }
        StringBuilder name = new StringBuilder(presentation.length());
        int wire = 1;
        int label = 0;
        boolean ended = false;
        for (int i = 0; i < presentation.length(); i++) {
            char c = presentation.charAt(i);
            if (c == '.') {
                wire += endLabel(presentation, label);
                label = 0;
                ended = i == presentation.length() - 1;
                if (i < presentation.length() - 1) {
                    name.append('.');
                }
                continue;
            }
            int octet = c;
            if (c == '\\') {
                int end = escapeEnd(presentation, i);
                octet = end - i == 2
                        ? presentation.charAt(i + 1)
                        : Integer.parseInt(presentation.substring(i + 1, end));
                i = end - 1;
            }
            if (octet > 255) {
                throw new IllegalArgumentException("not an octet in a domain name: " + presentation);
            }
            label++;
            appendOctet(name, octet);
        }
        if (!ended) {
            wire += endLabel(presentation, label);
        }
        if (wire > MAX_WIRE_OCTETS) {
            throw new IllegalArgumentException("longer than 255 octets: " + presentation);
        }
        return name.toString();
    }

    /** In canonical form already, as nearly every name is: nothing in it to fold, to escape or to object to. */
    private static boolean isPlain(String presentation) {
        int label = 0;
        for (int i = 0; i < presentation.length(); i++) {
            char c = presentation.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (++label > MAX_LABEL_OCTETS || !isPlain(c)) {
                return false;
            }
        }
        // Each label has its length before it, and the root an empty one after.
        return label > 0 && presentation.length() + 2 <= MAX_WIRE_OCTETS;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '*';
    }

    private static int endLabel(String presentation, int octets) {
        if (octets == 0 || octets > MAX_LABEL_OCTETS) {
            throw new IllegalArgumentException("a label of " + octets + " octets: " + presentation);
        }
        return octets + 1;
    }

    private static int escapeEnd(String text, int backslash) {
        int left = text.length() - backslash - 1;
        if (left >= 3 && text.substring(backslash + 1, backslash + 4).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return backslash + 4;
        }
        if (left >= 1) {
            return backslash + 2;
        }
        throw new IllegalArgumentException("ends within an escape: " + text);
    }

    private static void appendOctet(StringBuilder name, int octet) {
        if (octet >= 'A' && octet <= 'Z') {
            name.append((char) (octet + 32));
        } else if (octet <= ' ' || octet >= 0x7f) {
            name.append(String.format("\\%03d", octet));
        } else if (".\\\"();@$".indexOf(octet) >= 0) {
            name.append('\\').append((char) octet);
        } else {
            name.append((char) octet);
        }
    }

    /** The octets of one label as {@link #labels} gives it. */
    public static byte[] octets(String label) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c == '\\') {
                int end = escapeEnd(label, i);
                raw.append(end - i == 2 ? label.charAt(i + 1) : (char) Integer.parseInt(label.substring(i + 1, end)));
                i = end - 1;
            } else {
                raw.append(c);
            }
        }
        return raw.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
