package dev.mxbot.check.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One DMARC policy record, as published and as understood (RFC 9989 sections 4.7 and 4.8).
 *
 * @param text one {@code char} an octet, the strings of the TXT record joined
 * @param tags in order, {@code v} first; also those whose value is wrong
 * @param errors in order of position
 */
public record DmarcRecord(String text, List<DmarcTag> tags, List<DmarcError> errors) {
    /** The version is case-sensitive, its tag's name is not; blanks may stand around the equals sign. */
    private static final Pattern START = Pattern.compile("[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;.*)?", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
    private static final Set<String> POLICIES = Set.of("p", "sp", "np");

    /** What each tag may hold, as a pattern; the others are judged elsewhere or not at all. */
    private static final Map<String, Pattern> VALUES = Map.of(
            "p", word("none|quarantine|reject"),
            "sp", word("none|quarantine|reject"),
            "np", word("none|quarantine|reject"),
            "adkim", word("r|s"),
            "aspf", word("r|s"),
            "t", word("y|n"),
            "psd", word("y|n|u"),
            "fo", word("[01ds](?::[01ds]){0,3}"));

    static final Set<String> KNOWN =
            Set.of("v", "p", "sp", "np", "adkim", "aspf", "t", "psd", "fo", "rua", "ruf", "pct", "rf", "ri");

    /** Historic since RFC 9989: receivers that follow it ignore them. */
    static final Set<String> HISTORIC = Set.of("pct", "rf", "ri");

    /** A record with more mistakes than that is told by its first ones. */
    private static final int MOST_ERRORS = 100;

    public DmarcRecord {
        tags = List.copyOf(tags);
        errors = errors.stream().limit(MOST_ERRORS).toList();
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }

    /** True for a TXT record that receivers take for a DMARC policy record. */
    public static boolean isDmarc(String txt) {
        return START.matcher(txt).matches();
    }

    /** Never fails; of a text that is no DMARC record, the version counts as a mistake. */
    public static DmarcRecord parse(String text) {
        List<DmarcTag> tags = new ArrayList<>();
        List<DmarcError> errors = new ArrayList<>();
        if (!isDmarc(text)) {
            errors.add(new DmarcError(
                    "v", 0, Math.min(text.length(), 10), "the record does not start with \"v=DMARC1;\""));
        }
        Set<String> seen = new HashSet<>();
        int at = 0;
        while (at <= text.length()) {
            int semicolon = text.indexOf(';', at);
            int end = semicolon < 0 ? text.length() : semicolon;
            // A semicolon may end the record; anywhere else it needs a tag in front of it.
            if (!text.substring(at, end).isBlank()) {
                tag(text, at, end, tags, errors, seen);
            } else if (semicolon >= 0) {
                errors.add(new DmarcError("", end, 1, "a semicolon without a tag in front of it"));
            }
            at = end + 1;
        }
        return new DmarcRecord(text, tags, errors);
    }

    private static void tag(
            String text, int start, int end, List<DmarcTag> tags, List<DmarcError> errors, Set<String> seen) {
        int from = skip(text, start, end);
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= end) {
            errors.add(new DmarcError("", from, trim(text, from, end) - from, "a tag without an equals sign"));
            return;
        }
        String written = text.substring(from, trim(text, from, equals));
        String name = written.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            errors.add(new DmarcError("", from, Math.max(1, written.length()), "a tag's name is letters only"));
            return;
        }
        int at = skip(text, equals + 1, end);
        DmarcTag tag = new DmarcTag(name, text.substring(at, trim(text, at, end)), at);
        if (!seen.add(name)) {
            // RFC 6376 section 3.2, whose syntax this is: no tag twice.
            errors.add(new DmarcError(
                    name, from, trim(text, from, end) - from, "the tag \"" + name + "\" stands there twice"));
            return;
        }
        tags.add(tag);
        mistake(tag).ifPresent(errors::add);
    }

    private static Optional<DmarcError> mistake(DmarcTag tag) {
        String value = tag.value();
        if (HISTORIC.contains(tag.name()) || tag.name().equals("v")) {
            return Optional.empty();
        }
        // RFC 9989 section 4.8, dmarc-urilist: blanks of either kind around the commas.
        boolean uris = tag.name().equals("rua") || tag.name().equals("ruf");
        for (int i = 0; i < value.length(); i++) {
            if ((value.charAt(i) < 0x20 && !(uris && value.charAt(i) == '\t')) || value.charAt(i) > 0x7e) {
                return Optional.of(
                        new DmarcError(tag.name(), tag.position() + i, 1, "a character that is not printable ASCII"));
            }
        }
        if (value.isEmpty()) {
            return Optional.of(new DmarcError(tag.name(), tag.position(), 1, "\"" + tag.name() + "\" has no value"));
        }
        Pattern pattern = VALUES.get(tag.name());
        return pattern == null || pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(new DmarcError(
                        tag.name(),
                        tag.position(),
                        value.length(),
                        "\"" + tag.name() + "\" can be " + choices(tag.name())));
    }

    private static String choices(String name) {
        return switch (name) {
            case "p", "sp", "np" -> "none, quarantine or reject";
            case "adkim", "aspf" -> "r (relaxed) or s (strict)";
            case "t" -> "y or n";
            case "psd" -> "y, n or u";
            default -> "0, 1, d and s, with colons between";
        };
    }

    private static int skip(String text, int start, int end) {
        int at = start;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int trim(String text, int start, int end) {
        int at = end;
        while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at;
    }

    public Optional<DmarcTag> tag(String name) {
        return tags.stream().filter(tag -> tag.name().equals(name)).findFirst();
    }

    /** The value of a tag in lower case, if it is there and makes sense. */
    Optional<String> value(String name) {
        return tag(name)
                .filter(tag -> mistake(tag).isEmpty())
                .map(tag -> tag.value().toLowerCase(Locale.ROOT));
    }

    /** Of {@code p}, {@code sp} or {@code np}. */
    Optional<Policy> policy(String name) {
        return value(name).flatMap(Policy::of);
    }

    List<ReportUri> reports(String name) {
        return tag(name).map(tag -> ReportUri.list(tag.value())).orElse(List.of());
    }

    /**
     * True if receivers apply it. RFC 9989 section 4.10.1: without {@code p}, or with a policy that makes no sense, it counts only if it
     * names where reports go, and then as {@code p=none}.
     */
    boolean isEffective() {
        boolean policy = tag("p").isPresent() && !hasBrokenPolicy();
        return isDmarc(text) && (policy || reports("rua").stream().anyMatch(ReportUri::isValid));
    }

    boolean hasBrokenPolicy() {
        return errors.stream().anyMatch(error -> POLICIES.contains(error.tag()));
    }

    /**
     * What it asks for; empty if receivers ignore the record.
     *
     * @param subdomain true if mail comes from a name below the record's domain
     */
    Optional<Policy> asks(boolean subdomain, boolean exists) {
        Optional<Policy> asked = asks(subdomain, exists ? Optional.empty() : policy("np"));
        return value("t").filter("y"::equals).isPresent() ? asked.map(Policy::milder) : asked;
    }

    /** What receivers take it for that follow RFC 7489 and know neither {@code np} nor {@code t}. */
    Optional<Policy> asksOlder(boolean subdomain) {
        // RFC 7489 section 6.6.3: without a policy, a record counts as p=none if it says where reports go, else not at
        // all.
        boolean counts = policy("p").isPresent() || reports("rua").stream().anyMatch(ReportUri::isValid);
        return counts ? asks(subdomain, Optional.empty()) : Optional.empty();
    }

    private Optional<Policy> asks(boolean subdomain, Optional<Policy> first) {
        if (!isEffective()) {
            return Optional.empty();
        }
        Optional<Policy> own = policy("p");
        Optional<Policy> below = first.or(() -> policy("sp"));
        return Optional.of(
                hasBrokenPolicy() ? Policy.NONE : (subdomain ? below.or(() -> own) : own).orElse(Policy.NONE));
    }

    /** The same record with this value. */
    DmarcRecord with(String name, String value) {
        List<String> parts = new ArrayList<>();
        parts.add("v=DMARC1");
        boolean there = false;
        for (DmarcTag tag : tags) {
            if (tag.name().equals(name)) {
                parts.add(name + "=" + value);
                there = true;
            } else if (!tag.name().equals("v")) {
                parts.add(tag.toString());
            }
        }
        if (!there) {
            parts.add(name.equals("p") ? 1 : parts.size(), name + "=" + value);
        }
        return parse(String.join("; ", parts));
    }

    DmarcRecord without(Set<String> names) {
        return parse(tags.stream()
                .filter(tag -> !names.contains(tag.name()))
                .map(DmarcTag::toString)
                .collect(Collectors.joining("; ")));
    }

    /** The record with its tags one blank apart. */
    @Override
    public String toString() {
        return tags.stream().map(DmarcTag::toString).collect(Collectors.joining("; "));
    }
}
