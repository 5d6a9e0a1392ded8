package dev.mxbot.check.mtasts;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The policy as served (RFC 8461 section 3.2).
 *
 * @param mode empty if faulty or absent
 * @param maxAge seconds; empty if faulty or absent
 * @param mx patterns in lower case, in order
 * @param faults what the grammar forbids, in plain words, with the line where it stands
 */
public record MtaStsPolicy(Optional<Mode> mode, OptionalLong maxAge, List<String> mx, List<String> faults) {
    /** RFC 8461 section 3.2: one year, a little more. */
    static final long LONGEST_AGE = 31_557_600;

    /** Beyond this a policy is shown and judged in part only; the largest mail set-ups have a few dozen hosts. */
    private static final int MAX_PATTERNS = 200;

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
            return new MtaStsPolicy(known, age, mx, faults);
        }

        private void line(int number, String line) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                faults.add("line " + number + (line.isBlank() ? " is empty" : " is no \"key: value\""));
                return;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon)) {
                case "version" -> version = version.or(() -> Optional.of(value));
                case "mode" -> mode = mode.or(() -> Optional.of(value));
                case "max_age" -> maxAge = maxAge.or(() -> Optional.of(value));
                case "mx" -> pattern(number, value.toLowerCase(Locale.ROOT));
                default -> {
                    // Unknown keys are allowed: sts-policy-extension.
                }
            }
        }

        private void pattern(int number, String value) {
            String name = value.startsWith("*.") ? value.substring(2) : value;
            boolean isName = !name.isEmpty()
                    && name.indexOf('.') > 0
                    && name.chars()
                            .allMatch(c -> c == '.' || c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
            if (!isName) {
                faults.add("line " + number + " names no host");
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
