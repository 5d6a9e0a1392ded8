package dev.mxbot.check.dkim;

import dev.mxbot.diagnosis.Excerpt;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key record as published (RFC 6376 section 3.6.1).
 *
 * @param text the record, one {@code char} an octet
 * @param tags by name, as written; the first of a repeated tag
 * @param faults what is wrong with it, in plain words; empty if a verifier can use it
 * @param bits the length of an RSA modulus; empty for other keys and unreadable ones
 */
record DkimRecord(String text, Map<String, String> tags, List<String> faults, OptionalInt bits) {
    /** RFC 8463 section 4: the key is the bare 32 octets, with no ASN.1 around them. */
    private static final int ED25519_OCTETS = 32;

    /** RFC 6376 section 3.2, tag-name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final String ARMOUR = "-----BEGIN";

    DkimRecord {
        tags = Map.copyOf(tags);
        faults = List.copyOf(faults);
    }

    /** Reads a TXT record at a selector; empty if it is text of another kind, such as a wildcard's answer. */
    static Optional<DkimRecord> parse(String text) {
        Map<String, String> tags = tags(text);
        String version = tags.get("v");
        if (version != null && version.equals("DKIM1\\")) {
            return Optional.of(new DkimRecord(
                    text, tags, List.of("it holds backslashes left over from a zone file"), OptionalInt.empty()));
        }
        boolean versionElsewhere = version != null && !version.equals("DKIM1");
        if (versionElsewhere || !(tags.containsKey("p") || version != null)) {
            return Optional.empty();
        }
        String key = tags.get("p");
        if (key == null) {
            return Optional.of(new DkimRecord(text, tags, List.of("it has no p= tag, so no key"), OptionalInt.empty()));
        }
        Optional<String> broken = brokenList(text);
        String compact = key.replaceAll("[ \\t\\r\\n]", "");
        if (compact.isEmpty()) {
            return Optional.of(new DkimRecord(text, tags, broken.stream().toList(), OptionalInt.empty()));
        }
        Optional<String> fault = describe(compact).or(() -> broken);
        if (fault.isPresent()) {
            return Optional.of(new DkimRecord(text, tags, List.of(fault.get()), OptionalInt.empty()));
        }
        return Optional.of(readKey(text, tags, compact));
    }

    /** RFC 6376 section 3.6.1: an empty p= means that the key has been withdrawn. */
    boolean isRevoked() {
        return tags.containsKey("p") && tags.getOrDefault("p", "").isBlank();
    }

    /** {@code rsa} where no k= is given. */
    String keyType() {
        return tags.getOrDefault("k", "rsa").strip().toLowerCase(Locale.ROOT);
    }

    /** True if the record has the flag in its t= tag: {@code y} for test mode, {@code s} for strict. */
    boolean hasFlag(String flag) {
        return listed("t").contains(flag);
    }

    /** The colon-separated values of a tag, lower case; empty if the tag is absent. */
    List<String> listed(String tag) {
        String value = tags.get(tag);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(":", -1))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** RFC 6376 section 3.2: tag=value pairs between semicolons, white space around both ignored. */
    private static Map<String, String> tags(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return tags;
    }

    /** RFC 6376 section 3.2: what makes the whole list of tags invalid. */
    private static Optional<String> brokenList(String text) {
        Set<String> names = new HashSet<>();
        List<String> pairs = List.of(text.split(";", -1));
        for (int i = 0; i < pairs.size(); i++) {
            String pair = pairs.get(i);
            int equals = pair.indexOf('=');
            if (pair.isBlank()) {
                if (i < pairs.size() - 1) {
                    return Optional.of("a semicolon stands in it without a tag in front of it (;;)");
                }
            } else if (equals < 0) {
                return Optional.of("it holds a tag without an equals sign: " + Excerpt.title(pair.strip()));
            } else if (!NAME.matcher(pair.substring(0, equals).strip()).matches()) {
                return Optional.of("it holds a tag whose name is none: "
                        + Excerpt.title(pair.substring(0, equals).strip()));
            } else {
                String name = pair.substring(0, equals).strip();
                if (!names.add(name)) {
                    return Optional.of("the tag " + Excerpt.title(name) + " stands there twice");
                }
                // RFC 6376 section 3.6.1: v= must be the first tag.
                if (name.equals("v") && i > 0) {
                    return Optional.of("v= is not its first tag");
                }
            }
        }
        return Optional.empty();
    }

    /** The commonest damage, named before a decoder says only "illegal character". */
    private static Optional<String> describe(String key) {
        if (key.contains(ARMOUR)) {
            return Optional.of("p= holds PEM armour (\"-----BEGIN …\"); only the base64 between belongs there");
        }
        if (key.indexOf('"') >= 0) {
            return Optional.of("p= holds quotation marks: the pieces were pasted with their quotes");
        }
        if (key.indexOf('\\') >= 0) {
            return Optional.of("p= holds a backslash left over from a zone file");
        }
        return Optional.empty();
    }

    private static DkimRecord readKey(String text, Map<String, String> tags, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new DkimRecord(
                    text,
                    tags,
                    List.of("p= is no valid base64; part of the key is missing or damaged"),
                    OptionalInt.empty());
        }
        String type = tags.getOrDefault("k", "rsa").strip().toLowerCase(Locale.ROOT);
        if (type.equals("ed25519")) {
            List<String> faults = key.length == ED25519_OCTETS
                    ? List.of()
                    : List.of("an Ed25519 key has 32 octets, this one has " + key.length);
            return new DkimRecord(text, tags, faults, OptionalInt.empty());
        }
        if (!type.equals("rsa")) {
            return new DkimRecord(text, tags, List.of(), OptionalInt.empty());
        }
        if (RsaKey.isFollowed(key)) {
            return new DkimRecord(
                    text, tags, List.of("p= holds more than one key, or text behind it"), OptionalInt.empty());
        }
        return RsaKey.modulus(key)
                .map(modulus -> new DkimRecord(text, tags, List.of(), OptionalInt.of(modulus.bitLength())))
                .orElseGet(() -> new DkimRecord(
                        text,
                        tags,
                        List.of("p= is no RSA public key; part of the key is missing or damaged"),
                        OptionalInt.empty()));
    }
}
