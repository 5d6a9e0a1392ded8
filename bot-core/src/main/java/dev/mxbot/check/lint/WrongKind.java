package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a text that no receiver takes for a record of this kind at all. */
@RuleInfo(
        code = "lint.kind",
        severity = ERROR,
        lane = SENDING,
        summary = "The text is a record of another kind, or none")
final class WrongKind implements Rule<TypedText> {
    private static final String PEM = "-----BEGIN";

    @Override
    public List<Finding> judge(TypedText typed) {
        if (typed.taken()) {
            return List.of();
        }
        RecordKind kind = typed.kind();
        String text = typed.text().joined().stream().findFirst().orElse("");
        Finding.Draft draft = finding(
                        kind.word(),
                        typed.resembles()
                                .map(other -> "this is " + other.title() + ", not " + kind.title())
                                .orElse("this is not " + kind.title() + ": " + reason(kind, text)))
                .impact("Receivers ignore the text in the place of " + kind.title() + ".");
        return List.of(draft.fix(fix(typed, text)).build());
    }

    private static String reason(RecordKind kind, String text) {
        if (text.isBlank()) {
            return "the text is empty";
        }
        if (text.contains(PEM)) {
            return text.contains("PRIVATE KEY") ? "it is a private key" : "it is a key file in PEM form";
        }
        return text.regionMatches(true, 0, kind.version(), 0, kind.version().length())
                ? "the version is written " + kind.version() + ", upper and lower case as here"
                : "it does not start with " + kind.version();
    }

    private static Fix fix(TypedText typed, String text) {
        if (typed.resembles().isPresent()) {
            RecordKind other = typed.resembles().get();
            return Fix.steps("Judge it as what it is: mxbot lint " + other.word());
        }
        if (text.contains("PRIVATE KEY")) {
            return Fix.steps(
                    "Do not publish it: whoever has it can sign in the domain's name",
                    "Publish the public key, and make a new pair if this one was shown to anybody.");
        }
        if (text.contains(PEM)) {
            return Fix.steps(
                    "Publish the base64 between the two armour lines, on one line",
                    "The form is v=DKIM1; k=rsa; p=<the base64>.");
        }
        return Fix.steps(
                "Start from the form of the standard",
                "An example: " + typed.kind().example());
    }
}
