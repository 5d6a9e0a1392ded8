package dev.mxbot.check.mx;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a host says about its place: "backup.example.org", or the second of "mx1.example.org" and "mx2.example.org".
 *
 * @param stem the first label without its number, and everything after that label
 * @param number 1 where there is none
 * @param backup true if the name says so in words
 */
record HostRole(String stem, int number, boolean backup) {
    private static final Pattern NUMBERED = Pattern.compile("([a-z-]*[a-z])-?([0-9]{1,2})?");
    private static final List<String> WORDS = List.of("backup", "fallback", "secondary");

    static HostRole of(DomainName host) {
        List<String> labels = host.labels();
        String first = labels.isEmpty() ? "" : labels.get(0);
        String rest = String.join(".", labels.subList(Math.min(1, labels.size()), labels.size()));
        boolean backup = WORDS.stream().anyMatch(first::contains);
        Matcher matcher = NUMBERED.matcher(first);
        return matcher.matches()
                ? new HostRole(
                        matcher.group(1) + "." + rest,
                        matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)),
                        backup)
                : new HostRole(host.text(), 1, backup);
    }

    /** True if this host is the backup of that one. */
    boolean backs(HostRole other) {
        return backup == other.backup ? stem.equals(other.stem) && number > other.number : backup;
    }
}
