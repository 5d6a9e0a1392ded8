package dev.mxbot.provider;

import dev.mxbot.domain.DomainName;
import java.util.List;

/**
 * One provider of mail.
 *
 * @param id for reports: {@code google-workspace}
 * @param name as it calls itself: {@code Google Workspace}
 * @param mxHosts patterns of its MX hosts; {@code *} stands for one or more labels or a part of one: {@code *.mail.protection.outlook.com}
 * @param publishes the MX records it asks a customer for today; empty where they differ per customer
 * @param spfIncludes the names it asks to include, the current one first; {@code *} as in {@code mxHosts}
 * @param dkimSelectors the selectors its customers publish
 * @param redundant true if a single MX name of it is a cluster
 * @param screen where its customer finds the records to publish, in its own terms
 */
public record MailProvider(
        String id,
        String name,
        Kind kind,
        List<String> mxHosts,
        List<MxHost> publishes,
        List<String> spfIncludes,
        List<String> dkimSelectors,
        boolean redundant,
        String screen) {
    public MailProvider {
        mxHosts = List.copyOf(mxHosts);
        publishes = List.copyOf(publishes);
        spfIncludes = List.copyOf(spfIncludes);
        dkimSelectors = List.copyOf(dkimSelectors);
    }

    /** What a provider does with mail. */
    public enum Kind {
        /** Filters and passes on; hides the mailbox provider behind it. */
        GATEWAY,
        MAILBOX,
        FORWARDER,
        /** Sends only: newsletters, notifications. */
        SENDER
    }

    /** One documented MX record. */
    public record MxHost(int preference, String host) {}

    boolean receivesAt(DomainName mxHost) {
        return mxHosts.stream().anyMatch(pattern -> matches(pattern, mxHost));
    }

    boolean sendsThrough(DomainName spfInclude) {
        return spfIncludes.stream().anyMatch(pattern -> matches(pattern, spfInclude));
    }

    /** A pattern without a star is matched to the letter; a star stands for one or more characters. */
    private static boolean matches(String pattern, DomainName name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.text().equals(pattern);
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        return name.text().length() > before.length() + after.length()
                && name.text().startsWith(before)
                && name.text().endsWith(after);
    }
}
