package dev.mxbot.check.blocklist;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import java.util.ArrayList;
import java.util.List;

/** What every listing is told with: why, as far as the list's answer says, and how to get off it. */
final class ListedWords {
    private ListedWords() {}

    static Finding.Draft of(Finding.Draft draft, ListAnswers list, Listing listing) {
        List<String> steps = new ArrayList<>();
        listing.codes()
                .forEach(code -> steps.add("The list answers " + code + ": "
                        + list.kind().meanings().getOrDefault(code, "its pages say what that means") + "."));
        steps.add("Find and stop the cause first: a taken-over account or website, an open relay, bought addresses.");
        steps.add(
                list.kind().delist().isEmpty()
                        ? "Then ask the operator of " + list.zone() + " to take it off."
                        : "Then ask to be taken off: " + list.kind().delist());
        return draft.fix(Fix.steps("Stop the cause, then ask to be taken off", steps.toArray(String[]::new)))
                .verify(Observations.dig(listing.answer()));
    }
}
