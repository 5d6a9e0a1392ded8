package dev.mxbot.check.lint;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import java.util.List;

/** What the two rules about strings longer than a record can hold have in common. */
final class LongStrings {
    /** RFC 1035 section 3.3: one octet holds the length of a character-string. */
    private static final int MOST_OCTETS = 255;

    private LongStrings() {}

    static List<Finding> findings(Rule<TypedText> rule, TypedText typed) {
        return typed.text().records().stream()
                .flatMap(List::stream)
                .filter(string -> string.length() > MOST_OCTETS
                        && typed.taken()
                        && !typed.kind().file())
                .limit(1)
                .map(string -> typed.text().zoneFile() ? refused(rule, typed, string) : divided(rule, typed, string))
                .toList();
    }

    private static Finding refused(Rule<TypedText> rule, TypedText typed, String string) {
        return rule.finding(
                        typed.kind().word(),
                        "a string of " + string.length() + " octets stands between quotation marks, at most 255 fit")
                .impact("Name servers refuse the record, or the whole zone.")
                .fix(Places.publish(
                        "Divide it into strings of at most 255 octets", typed, typed.text().joined().stream()))
                .build();
    }

    private static Finding divided(Rule<TypedText> rule, TypedText typed, String string) {
        return rule.finding(
                        typed.kind().word(),
                        "the text has " + string.length()
                                + " octets and is published as several strings of at most 255")
                .severity(Severity.NOTICE)
                .impact("Most providers' forms divide it themselves; a zone file needs it divided.")
                .fix(Places.publish("In a zone file it is written like this", typed, typed.text().joined().stream()))
                .build();
    }
}
