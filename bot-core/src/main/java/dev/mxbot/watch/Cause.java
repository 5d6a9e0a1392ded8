package dev.mxbot.watch;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the trouble of several domains can have in common: a mail host or an SPF record that is somebody else's (P18). */
final class Cause {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){1,126}");

    private Cause() {}

    /** Of the worst of them that has one; empty if nothing outside the domain is known. */
    static String of(DomainName domain, List<Trouble> worstFirst) {
        return worstFirst.stream()
                .map(trouble -> of(domain, trouble))
                .filter(cause -> !cause.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String of(DomainName domain, Trouble trouble) {
        String subject = trouble.subject().toLowerCase(Locale.ROOT);
        boolean own = subject.equals(domain.text()) || subject.endsWith("." + domain.text());
        if (own || !NAME.matcher(subject).matches()) {
            return "";
        }
        return (trouble.topic().equals("spf") ? "include " : "host ") + subject;
    }
}
