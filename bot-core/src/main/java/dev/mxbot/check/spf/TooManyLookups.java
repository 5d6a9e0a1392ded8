package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags an SPF record that costs a receiver more than ten DNS lookups. */
@RuleInfo(
        code = "spf.lookups.exceeded",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF needs more than 10 DNS lookups, so receivers answer permerror")
final class TooManyLookups implements Rule<SpfEvidence> {
    static final int LIMIT = 10;

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        int lookups = spf.tree().lookups();
        if (lookups <= LIMIT) {
            return List.of();
        }
        String domain = spf.domain().text();
        Finding.Draft draft = finding(domain, "SPF needs " + count(spf, lookups) + " DNS lookups, 10 are allowed")
                .impact(
                        "Receivers that have to look further than the tenth answer \"permerror\": the servers named last are not"
                                + " authorised, and some receivers refuse all of the domain's mail.")
                .cause("its SPF record needs more than 10 DNS lookups")
                .evidence(spf.tree().root().observations())
                .verify(spf.tree().root().dig());
        return List.of(draft.fix(fix(spf)).build());
    }

    private static String count(SpfEvidence spf, int lookups) {
        return spf.tree().isComplete() ? String.valueOf(lookups) : "at least " + lookups;
    }

    private static Fix fix(SpfEvidence spf) {
        SpfNode.Published published = spf.tree().root().only().orElseThrow();
        SpfRecord lean = Lean.of(spf.tree());
        if (!lean.equals(published.record())) {
            return published
                    .replacedBy("Leave out what authorises nobody", lean)
                    .withSteps(
                            "Then count again; every include below it that no longer sends for the domain can go as well.");
        }
        List<String> steps = new ArrayList<>();
        Reference.of(published.record())
                .forEach(reference -> steps.add(Excerpt.title(reference.term().text()) + " costs "
                        + spf.tree().lookups(reference) + " lookups."));
        steps.add("Remove the includes of services that no longer send for the domain.");
        steps.add("Give a service that sends much its own subdomain, with an SPF record of its own.");
        steps.add("Replace \"a\" and \"mx\" by the addresses they stand for: ip4 and ip6 cost nothing.");
        return Fix.steps("Bring the record down to 10 lookups", steps.toArray(String[]::new));
    }
}
