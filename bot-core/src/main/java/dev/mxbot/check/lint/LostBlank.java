package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Flags an SPF record that is divided at a blank: the strings are joined with nothing between, so two terms become one. */
@RuleInfo(
        code = "lint.join",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 3.3",
        summary = "An SPF record is divided between two terms and the blank is lost")
final class LostBlank implements Rule<TypedText> {
    private static final Pattern TERM =
            Pattern.compile("(?i)[+~?-]?(?:include:|ip4:|ip6:|exists:|redirect=|exp=|(?:a|mx|ptr|all)(?:[ :/]|$))");

    @Override
    public List<Finding> judge(TypedText typed) {
        if (!typed.kind().word().equals("spf")) {
            return List.of();
        }
        return typed.text().records().stream()
                .flatMap(strings -> lost(strings).stream().map(lost -> judge(typed, strings, lost)))
                .limit(1)
                .toList();
    }

    /** The index of the first string that starts a term and whose predecessor does not end with a blank. */
    private static Optional<Integer> lost(List<String> strings) {
        for (int i = 1; i < strings.size(); i++) {
            if (isLost(strings.get(i - 1), strings.get(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isLost(String before, String next) {
        return !before.isEmpty() && !before.endsWith(" ") && TERM.matcher(next).lookingAt();
    }

    private Finding judge(TypedText typed, List<String> strings, int lost) {
        StringBuilder mended = new StringBuilder();
        List<String> parts = new ArrayList<>(strings);
        for (int i = 0; i < parts.size(); i++) {
            mended.append(i > 0 && isLost(parts.get(i - 1), parts.get(i)) ? " " : "")
                    .append(parts.get(i));
        }
        return finding(
                        typed.kind().word(),
                        "two strings are joined without a blank before \"" + Excerpt.title(strings.get(lost)) + "\"")
                .impact("Receivers read the end of the one and the start of the other as one term.")
                .fix(Places.publish(
                        "Keep the blank inside a string", typed, java.util.stream.Stream.of(mended.toString())))
                .build();
    }
}
