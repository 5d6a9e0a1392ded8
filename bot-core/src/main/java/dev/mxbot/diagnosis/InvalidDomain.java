package dev.mxbot.diagnosis;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** The one finding that needs no DNS: what was typed is no domain name, so there is nothing to diagnose. */
public final class InvalidDomain {
    private static final int SHOWN = 80;

    private static final Unreadable RULE = new Unreadable();

    private InvalidDomain() {}

    /** For a line of a batch that {@link dev.mxbot.domain.DomainName#parse} refused. */
    public static Finding finding(String typed, InvalidDomainName why) {
        String shown = shown(typed);
        return RULE.finding(shown, "\"" + shown + "\" is no domain name: " + why.getMessage())
                .impact("No mail can be addressed to it, and no DNS server can be asked for it.")
                .cause("it is no domain name")
                .fix(Fix.steps("Correct the name", "Give the domain alone, as in example.com."))
                .build();
    }

    /** For the catalogue. */
    public static Rule<Evidence> rule() {
        return RULE;
    }

    /** What a person typed can be long and can hold control characters; neither helps to recognise it. */
    private static String shown(String typed) {
        StringBuilder shown = new StringBuilder();
        typed.strip()
                .codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\ufffd' : c)
                .forEach(shown::appendCodePoint);
        return typed.strip().codePoints().skip(SHOWN).findAny().isPresent() ? shown + "…" : shown.toString();
    }

    /** Stands in the catalogue among the rules of name resolution. A probe is only ever given a valid name, so no evidence makes it fire. */
    @RuleInfo(
            code = "dns.domain.invalid",
            severity = ERROR,
            lane = RECEIVING,
            spec = {"RFC 1035 section 2.3.4", "RFC 5891"},
            summary = "What was typed is no domain name")
    static final class Unreadable implements Rule<Evidence> {
        @Override
        public List<Finding> judge(Evidence evidence) {
            return List.of();
        }
    }
}
