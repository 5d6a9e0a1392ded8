package dev.mxbot.question;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells from the words around the names what is wanted. It reads an outline of the text: words in lower case, one blank between, every
 * name as {@code {d}} and every IP address as {@code {ip}}, so that "watch.example.com" does not ask for a watch.
 */
final class Wish {
    /** A wish stands at the start of a text; what comes later is quoted. */
    private static final int WORDS = 200;

    private static final Pattern UNWATCH = Pattern.compile("\\b(?:unwatch|unsubscribe|unmonitor|untrack)\\b"
            + "|\\b(?:stop|quit|end|cancel|remove|delete|drop)(?: the| my| our| this| that| your)?"
            + " (?:watch|watching|watches|monitor|monitoring|tracking|alerts|alerting|subscription)\\b"
            + "|\\b(?:don t|dont|do not|no longer|never|not) (?:watch|monitor|track)\\b"
            + "|\\b(?:remove|delete|drop) \\{d\\} from\\b"
            + "|\\b(?:watch|mxwatch) (?:remove|delete|rm|off|stop)\\b");

    private static final Pattern WATCHES = Pattern.compile(
            "\\b(?:what|which|who)(?: \\S+){0,5} (?:watch|watches|watched|watching|monitor|monitored|monitoring|watchlist)\\b"
                    + "|\\b(?:list|show|see)(?: \\S+){0,3} (?:watch|watches|watchlist|watched|subscriptions)\\b"
                    + "|\\b(?:watch|watches|mxwatch) list\\b|^(?:mxwatch|watch|watches|watchlist|watching)$"
                    + "|\\b(?:are|is) (?:you|we|it|\\{d\\})(?: \\S+){0,2} (?:watched|watching|monitored|monitoring)\\b"
                    + "|^do you (?:still |already |also )?(?:watch|monitor|track)\\b");

    /** Said of watches that there are, by the words of {@code /mxwatch}, and nothing besides. */
    private static final Pattern HUSH = Pattern.compile("^(?:mute|unmute|snooze|unsnooze|ack|acknowledge)"
            + "(?: (?:\\{d\\}|all|everything|and|for|\\d{1,5}[a-z]{0,7}|minutes?|mins?|hours?|days?|weeks?|[hdmw]))*$");

    private static final Pattern LISTED = Pattern.compile(
            "\\b(?:add|put)(?: \\{d\\}| and)+ (?:to|on)(?: the| my| our| your)? (?:watch|watches|watchlist|watched)\\b");

    private static final Pattern WATCH =
            Pattern.compile("^(?:please |pls |can you |could you |would you |will you |you |also |now |and )*"
                    + "(?:watch(?! out\\b)|monitor|subscribe|track|keep an eye|keep watch|mxwatch)\\b"
                    + "|\\b(?:watch|monitor|track)(?: out)?(?: for)?(?: the)?(?: domain| domains)? \\{d\\}"
                    + "|\\b(?:tell|notify|alert|warn|ping|let) (?:me|us|this channel)(?: know)? (?:when|if|once|as soon as|about)\\b"
                    + "|\\bkeep an eye on\\b|\\bstart (?:watching|monitoring)\\b|\\bsubscribe to\\b");

    private static final Pattern HISTORY = Pattern.compile("\\bhistory\\b|\\bmxhistory\\b|\\bchangelog\\b"
            + "|\\bwhat(?: has| s| is| was| were| have| did| had)?(?: been| recently| just| last)?"
            + " (?:changed|change|different|new|changes)\\b(?! to| i| we| should)"
            + "|\\b(?:any|recent|latest|last|recorded|list|show|show me)(?: the)?(?: recent| latest| last)? changes?\\b"
            + "|\\bwhat (?:did|has|have) \\{d\\} changed?\\b"
            + "|\\b(?:has|have|did) (?:anything|something|\\{d\\})(?: \\S+){0,2} changed?\\b"
            + "|\\bwhen (?:did|was|were|has|have)(?: \\S+){0,4} changed?\\b");

    private static final Pattern PLAN =
            Pattern.compile("^(?:please |can you |could you )*(?:plan|mxplan|simulate|dry run)\\b"
                    + "|\\bwhat (?:if|happens if|would happen if|happens when)(?: \\S+){0,2} (?:publish|published|add|added|remove|removed|change|changed)\\b"
                    + "|\\bif (?:i|we) (?:publish|published)\\b");

    private static final Pattern SPF =
            Pattern.compile("\\bspf\\b|\\bmxspf\\b|\\bpass\\b|\\bpasses\\b|\\bauthori[sz]ed?\\b|\\ballowed\\b"
                    + "|\\bpermitted\\b|\\b(?:can|may|could|does|is|should)(?: \\S+){0,6} (?:send|sends|sender)\\b");

    private static final Pattern HELP = Pattern.compile("\\b(?:help|mxhelp|hilfe|usage|commands|manual|instructions)\\b"
            + "|\\bwhat (?:can|do|could|you|i) (?:you|i|this|it|can|could)(?: \\S+){0,3} do\\b|\\bhow (?:do|does|can) (?:i|you|this|it|we)\\b"
            + "|\\bwho are you\\b|\\bwhat are you\\b");

    private static final Pattern FRESH =
            Pattern.compile("\\b(?:fresh|freshly|recheck|re check|re-check|again|uncached|no cache|without cache"
                    + "|no-cache|bypass the cache|ignore the cache)\\b");

    /** Words of somebody who speaks of mail, so that a name beside them is a domain's. */
    private static final Set<String> MAIL = Set.of(
            "mail",
            "mails",
            "email",
            "emails",
            "e-mail",
            "e-mails",
            "mx",
            "spf",
            "dkim",
            "dmarc",
            "dns",
            "domain",
            "domains",
            "bounce",
            "bounces",
            "bounced",
            "receive",
            "receives",
            "deliver",
            "delivers",
            "delivered",
            "delivery",
            "send",
            "sends",
            "smtp",
            "mailbox",
            "mailserver",
            "mta-sts",
            "dane",
            "dnssec",
            "nameserver",
            "inbox",
            "spam");

    private Wish() {}

    /** The outline of a text. */
    static String outline(List<Term> terms) {
        StringBuilder outline = new StringBuilder();
        for (Term term : terms.subList(0, Math.min(WORDS, terms.size()))) {
            outline.append(outline.isEmpty() ? "" : " ").append(symbol(term));
        }
        return outline.toString();
    }

    private static String symbol(Term term) {
        if (term instanceof Term.Named named && named.likeness() != Term.Likeness.UNLIKELY) {
            return "{d}";
        }
        // A word as long as this says nothing, and would only cost time.
        return term instanceof Term.Address ? "{ip}" : term.word().length() > 40 ? "-" : term.word();
    }

    static boolean isAboutMail(List<Term> terms) {
        return terms.stream().anyMatch(term -> MAIL.contains(term.word()));
    }

    static boolean isFresh(String outline) {
        return FRESH.matcher(outline).find();
    }

    /** Something is to be done with a domain, as far as the words around it tell; whether one is named does not matter. */
    static boolean isOrder(String outline) {
        return outline.contains("{d}")
                && switch (of(outline, true, false)) {
                    case WATCH_ADD, WATCH_REMOVE, HISTORY, PLAN -> true;
                    default -> false;
                };
    }

    static Intent of(String outline, boolean domain, boolean ip) {
        if (UNWATCH.matcher(outline).find()) {
            return Intent.WATCH_REMOVE;
        }
        if (domain && LISTED.matcher(outline).find()) {
            return Intent.WATCH_ADD;
        }
        if (WATCHES.matcher(outline).find() || HUSH.matcher(outline).find()) {
            return Intent.WATCH_LIST;
        }
        if (!domain && outline.startsWith("mxwatch ")) {
            return Intent.WATCH_LIST;
        }
        if (domain && WATCH.matcher(outline).find()) {
            return Intent.WATCH_ADD;
        }
        if (ip && domain && SPF.matcher(outline).find()) {
            return Intent.SPF_IP;
        }
        if (domain && PLAN.matcher(outline).find()) {
            return Intent.PLAN;
        }
        if (domain && HISTORY.matcher(outline).find()) {
            return Intent.HISTORY;
        }
        if (domain) {
            return Intent.CHECK;
        }
        return outline.equals("?") || HELP.matcher(outline).find() ? Intent.HELP : Intent.NONE;
    }
}
