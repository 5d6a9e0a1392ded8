package dev.mxbot.check.blocklist;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Map;

/**
 * What is known of a list beyond the standard.
 *
 * @param domains true if it lists domains, false if addresses
 * @param delist where a listing is looked up and taken off; empty if not known
 * @param meanings what the answers mean, by the address that is returned
 */
record ListKind(boolean domains, String delist, Map<String, String> meanings) {
    private static final String SPAMHAUS = "https://check.spamhaus.org/";

    private static final Map<String, String> ZEN = Map.ofEntries(
            Map.entry("127.0.0.2", "SBL: a known source of spam"),
            Map.entry("127.0.0.3", "CSS: sends low-reputation mail"),
            Map.entry("127.0.0.4", "XBL: taken over or infected"),
            Map.entry("127.0.0.9", "DROP: a hijacked network"),
            Map.entry("127.0.0.10", "PBL: its provider says that it should not send mail directly"),
            Map.entry("127.0.0.11", "PBL: an address range that should not send mail directly"));

    private static final Map<String, String> DBL = Map.ofEntries(
            Map.entry("127.0.1.2", "spam"),
            Map.entry("127.0.1.4", "phishing"),
            Map.entry("127.0.1.5", "malware"),
            Map.entry("127.0.1.6", "botnet control"),
            Map.entry("127.0.1.102", "abused for spam"),
            Map.entry("127.0.1.103", "abused redirector"),
            Map.entry("127.0.1.104", "abused for phishing"),
            Map.entry("127.0.1.105", "abused for malware"),
            Map.entry("127.0.1.106", "abused for botnet control"));

    private static final Map<String, ListKind> KNOWN = Map.ofEntries(
            Map.entry("zen.spamhaus.org", new ListKind(false, SPAMHAUS, ZEN)),
            Map.entry("sbl.spamhaus.org", new ListKind(false, SPAMHAUS, ZEN)),
            Map.entry("xbl.spamhaus.org", new ListKind(false, SPAMHAUS, ZEN)),
            Map.entry("pbl.spamhaus.org", new ListKind(false, SPAMHAUS, ZEN)),
            Map.entry("dbl.spamhaus.org", new ListKind(true, SPAMHAUS, DBL)),
            Map.entry("bl.spamcop.net", new ListKind(false, "https://www.spamcop.net/bl.shtml", Map.of())),
            Map.entry(
                    "b.barracudacentral.org",
                    new ListKind(false, "https://www.barracudacentral.org/rbl/removal-request", Map.of())),
            Map.entry("psbl.surriel.com", new ListKind(false, "https://psbl.org/remove", Map.of())),
            Map.entry("multi.surbl.org", new ListKind(true, "https://surbl.org/surbl-analysis", Map.of())),
            Map.entry("multi.uribl.com", new ListKind(true, "https://lookup.uribl.com/", Map.of())));

    /** Of a list that nobody here knows: it lists addresses, as most do. */
    private static final ListKind OTHER = new ListKind(false, "", Map.of());

    static ListKind of(DomainName zone) {
        // With a key, Spamhaus's lists are <key>.zen.dq.spamhaus.net.
        List<String> labels = zone.labels();
        String name = zone.text().endsWith(".dq.spamhaus.net") && labels.size() == 5
                ? labels.get(1) + ".spamhaus.org"
                : zone.text();
        return KNOWN.getOrDefault(name, OTHER);
    }
}
