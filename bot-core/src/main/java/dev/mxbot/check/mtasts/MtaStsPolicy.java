package dev.mxbot.check.mtasts;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The policy as served (RFC 8461 section 3.2).
 *
 * @param version as written; empty if absent
 * @param mode empty if faulty or absent
 * @param maxAge seconds; empty if faulty or absent
 * @param mx patterns in lower case, in order
 * @param faults what the grammar forbids, in plain words, with the line where it stands
 * @param ignored lines that senders pass over, in plain words
 */
public record MtaStsPolicy(
        Optional<String> version,
        Optional<Mode> mode,
        OptionalLong maxAge,
        List<String> mx,
        List<String> faults,
        List<String> ignored) {
    /** RFC 8461 section 3.2: one year, a little more. */
    static final long LONGEST_AGE = 31_557_600;

    /** Beyond this a policy is shown and judged in part only; the largest mail set-ups have a few dozen hosts. */
    private static final int MAX_PATTERNS = 200;

    /** A policy with more faults than that is told by its first ones. */
    private static final int MAX_FAULTS = 20;

    /** RFC 8461 section 3.2, sts-policy-ext-name. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    /** RFC 8461 section 3.2, sts-policy-ext-value: one character is needed, and control characters are none. */
    private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x1F\\x7F]+");

    /** A label of a host name (RFC 5321 section 4.1.2, sub-domain), in lower case. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final int LONGEST_NAME = 253;

    /** What senders do with mail that the policy does not allow. */
    public enum Mode {
        /** They do not deliver it. */
        ENFORCE,
        /** They deliver it and report. */
        TESTING,
        /** They behave as if there were no policy. */
        NONE
    }

    public MtaStsPolicy {
        mx = List.copyOf(mx);
        faults = List.copyOf(faults);
        ignored = List.copyOf(ignored);
    }

    public static MtaStsPolicy parse(String body) {
        return new Reader().read(body);
    }

    /** True if senders that know the policy insist on TLS with a valid certificate at this host, and deliver nothing without. */
    public boolean enforcesTlsAt(DomainName host) {
        return faults.isEmpty() && mode.equals(Optional.of(Mode.ENFORCE)) && covers(host);
    }

    /** RFC 8461 section 4.1: a pattern {@code *.example.com} stands for exactly one label. */
    public boolean covers(DomainName host) {
        return mx.stream().anyMatch(pattern -> matches(pattern, host));
    }

    static boolean matches(String pattern, DomainName host) {
        if (!pattern.startsWith("*.")) {
            return host.text().equals(pattern);
        }
        return host.parent()
                .map(parent -> parent.text().equals(pattern.substring(2)))
                .orElse(false);
    }

    /** Goes through the lines once; of a repeated key, except mx, the first counts. */
    private static final class Reader {
        private final List<String> mx = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private Optional<String> version = Optional.empty();
        private Optional<String> mode = Optional.empty();
        private Optional<String> maxAge = Optional.empty();

        MtaStsPolicy read(String body) {
            String[] lines = body.split("\r?\n", -1);
            for (int i = 0; i < lines.length; i++) {
                boolean end = i == lines.length - 1 && lines[i].isEmpty();
                if (!end) {
                    line(i + 1, lines[i]);
                }
            }
            if (!version.equals(Optional.of("STSv1"))) {
                faults.add(0, version.isEmpty() ? "it has no version: STSv1" : "its version is not STSv1");
            }
            Optional<Mode> known = mode.flatMap(Reader::mode);
            if (known.isEmpty()) {
                faults.add(mode.isEmpty() ? "it has no mode" : "its mode is none of enforce, testing and none");
            }
            OptionalLong age = maxAge.map(Reader::age).orElse(OptionalLong.empty());
            if (age.isEmpty()) {
                faults.add(
                        maxAge.isEmpty()
                                ? "it has no max_age"
                                : "its max_age is no number of seconds up to " + LONGEST_AGE);
            }
            if (mx.isEmpty() && !known.equals(Optional.of(Mode.NONE))) {
                faults.add("it names no mx");
            }
            return new MtaStsPolicy(version, known, age, mx, faults, ignored);
        }

        private void line(int number, String line) {
            int colon = line.indexOf(':');
            if (colon <= 0 || !KEY.matcher(line.substring(0, colon)).matches()) {
                fault("line " + number + (line.isBlank() ? " is empty" : " is no \"key: value\""));
                return;
            }
            String key = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            switch (key) {
                case "version" -> version = first(number, key, version, value);
                case "mode" -> mode = first(number, key, mode, value);
                case "max_age" -> maxAge = first(number, key, maxAge, value);
                case "mx" -> pattern(number, value.toLowerCase(Locale.ROOT));
                // Unknown keys are allowed: sts-policy-extension.
                default -> {
                    if (VALUE.matcher(value).matches()) {
                        ignore("line " + number + " has the unknown key " + key);
                    } else {
                        fault("line " + number + " has no value that is text");
                    }
                }
            }
        }

        private Optional<String> first(int number, String key, Optional<String> before, String value) {
            if (before.isPresent()) {
                ignore("line " + number + " repeats " + key);
                return before;
            }
            return Optional.of(value);
        }

        private void fault(String words) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(words);
            }
        }

        private void ignore(String words) {
            if (ignored.size() < MAX_FAULTS) {
                ignored.add(words);
            }
        }

        private void pattern(int number, String value) {
            String name = value.startsWith("*.") ? value.substring(2) : value;
            boolean isName = name.length() <= LONGEST_NAME
                    && Stream.of(name.split("\\.", -1))
                            .allMatch(label -> LABEL.matcher(label).matches());
            if (!isName) {
                fault("line " + number + " names no host");
            } else if (mx.size() < MAX_PATTERNS) {
                mx.add(value);
            }
        }

        private static Optional<Mode> mode(String value) {
            return switch (value) {
                case "enforce" -> Optional.of(Mode.ENFORCE);
                case "testing" -> Optional.of(Mode.TESTING);
                case "none" -> Optional.of(Mode.NONE);
                default -> Optional.empty();
            };
        }

        private static OptionalLong age(String value) {
            if (value.isEmpty() || value.length() > 10 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return OptionalLong.empty();
            }
            long seconds = Long.parseLong(value);
            return seconds > LONGEST_AGE ? OptionalLong.empty() : OptionalLong.of(seconds);
        }
    }
}
