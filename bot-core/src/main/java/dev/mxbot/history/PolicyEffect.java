package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Effect.Weight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What receivers and senders are asked to do: DMARC, MTA-STS, reports about TLS, BIMI. */
final class PolicyEffect {
    private static final List<String> STRENGTH = List.of("none", "quarantine", "reject");
    private static final String MX_LINE = "mx: ";

    private final Comparison compared;

    PolicyEffect(Comparison compared) {
        this.compared = compared;
    }

    Stream<Effect> effects() {
        return Stream.concat(
                uncovered().stream(), compared.differences().stream().flatMap(change -> effect(change).stream()));
    }

    private Optional<Effect> effect(Difference change) {
        String question = change.question();
        if (question.startsWith("_dmarc.")) {
            return Optional.of(dmarc(change));
        } else if (question.startsWith("_mta-sts.")) {
            return announcement(change);
        } else if (Question.isPolicy(question)) {
            return Optional.of(policy(change));
        } else if (question.startsWith("_smtp._tls.")) {
            return Optional.of(plain(change, "the TLS-RPT record", "reports about failed TLS"));
        }
        return question.startsWith("default._bimi.")
                ? Optional.of(plain(change, "the BIMI record", "the logo"))
                : Optional.empty();
    }

    private Effect dmarc(Difference change) {
        String owner = change.question()
                .substring("_dmarc.".length(), change.question().lastIndexOf(' '));
        String record = owner.equals(compared.domain().text()) ? "the DMARC record" : "the DMARC record of " + owner;
        if (change.after().isAbsent()) {
            return effect(change, Weight.LOSES, record + " is gone: receivers are asked nothing about forged mail");
        }
        if (change.after().values().size() > 1) {
            return effect(
                    change,
                    Weight.LOSES,
                    "there are " + change.after().values().size() + " DMARC records: receivers use none");
        }
        TagText after = TagText.of(change.after().values().get(0));
        String now = after.value("p").orElse("");
        if (change.before().isAbsent()) {
            return effect(change, Weight.GAINS, record + " is new: " + (now.isEmpty() ? "no policy" : now));
        }
        TagText before = TagText.of(change.before().values().get(0));
        return strength(change, "DMARC", "", before.value("p").orElse(""), now)
                .or(() -> strength(
                        change,
                        "DMARC",
                        " for subdomains",
                        before.value("sp").orElse(before.value("p").orElse("")),
                        after.value("sp").orElse(now)))
                .orElseGet(() -> reports(change, record, before, after));
    }

    private static Optional<Effect> strength(Difference change, String what, String where, String before, String now) {
        int from = STRENGTH.indexOf(before);
        int to = STRENGTH.indexOf(now);
        if (before.equals(now)) {
            return Optional.empty();
        }
        if (to < 0) {
            return Optional.of(
                    effect(change, Weight.LOSES, what + " lost its policy" + where + " (before: " + before + ")"));
        }
        return Optional.of(
                to < from
                        ? effect(change, Weight.LOSES, what + " was weakened from " + before + " to " + now + where)
                        : effect(
                                change,
                                Weight.GAINS,
                                what + " was strengthened to " + now + where
                                        + (before.isEmpty() ? "" : " (before: " + before + ")")));
    }

    private static Effect reports(Difference change, String record, TagText before, TagText after) {
        Optional<String> to = after.value("rua");
        if (to.equals(before.value("rua"))) {
            return effect(change, Weight.CHANGES, record + " changed; its policy did not");
        }
        return to.map(address -> effect(change, Weight.CHANGES, "DMARC reports go to " + address + " now"))
                .orElseGet(() -> effect(change, Weight.LOSES, "DMARC reports are no longer asked for"));
    }

    private Optional<Effect> announcement(Difference change) {
        if (change.after().isAbsent()) {
            return Optional.of(effect(
                    change,
                    Weight.LOSES,
                    "the MTA-STS record is gone: senders that do not know the policy yet may deliver without TLS"));
        }
        if (change.before().isAbsent()) {
            return Optional.of(effect(change, Weight.GAINS, "the MTA-STS record is new"));
        }
        // A new id is how a new policy is announced, and the policy says more.
        return compared.at(Question.policy(compared.domain())).isPresent()
                ? Optional.empty()
                : Optional.of(effect(change, Weight.CHANGES, "the id in the MTA-STS record changed"));
    }

    private Effect policy(Difference change) {
        String before = line(change.before(), "mode: ");
        String now = line(change.after(), "mode: ");
        // RFC 8461 section 3.3: senders fetch a policy anew when its id changes.
        boolean announced =
                compared.at("_mta-sts." + compared.domain() + " TXT").isPresent();
        String unheard = announced ? "" : ", under the same id: senders that know the old one do not notice";
        String words = before.equals(now)
                ? "the MTA-STS policy changed" + hosts(change)
                : "the MTA-STS policy went from " + before + " to " + now;
        return effect(
                change,
                before.equals("enforce") && !now.equals("enforce") ? Weight.LOSES : Weight.CHANGES,
                words + unheard);
    }

    private static String hosts(Difference change) {
        List<String> gone = Wording.without(patterns(change.before()), patterns(change.after()));
        List<String> come = Wording.without(patterns(change.after()), patterns(change.before()));
        return (come.isEmpty() ? "" : ", lists " + Wording.names(come) + " now")
                + (gone.isEmpty() ? "" : ", no longer lists " + Wording.names(gone));
    }

    /** Whoever moves the MX and forgets the policy loses the mail of all who follow it. */
    private Optional<Effect> uncovered() {
        Seen policy = compared.now().answer(Question.policy(compared.domain()));
        String mode = line(policy, "mode: ");
        List<DomainName> before = uncovered(compared.earlier());
        List<DomainName> fresh = Wording.without(uncovered(compared.now()), before);
        if (fresh.isEmpty() || !(mode.equals("enforce") || mode.equals("testing"))) {
            return Optional.empty();
        }
        Optional<Difference> moved = compared.at(compared.mx());
        Optional<Difference> changed = moved.or(() -> compared.at(Question.policy(compared.domain())));
        // Where neither changed, one of them was unknown before (RELIABILITY.md P11).
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String question = changed.get().question();
        String hosts = (moved.isPresent() ? "the new MX host" : "the MX host")
                + (fresh.size() > 1 ? "s " : " ")
                + Wording.names(fresh);
        return Optional.of(new Effect(
                mode.equals("enforce") ? Weight.STOPS : Weight.CHANGES,
                question,
                "the MTA-STS policy (" + mode + ") does not list " + hosts
                        + (mode.equals("enforce")
                                ? ": senders that follow it do not deliver there"
                                : ": senders report it, and would not deliver under enforce")));
    }

    private List<DomainName> uncovered(Snapshot snapshot) {
        Seen policy = snapshot.answer(Question.policy(compared.domain()));
        return policy.isFound()
                ? Comparison.hosts(snapshot.answer(compared.mx())).stream()
                        .filter(host -> patterns(policy).stream().noneMatch(pattern -> covers(pattern, host)))
                        .toList()
                : List.of();
    }

    /** RFC 8461 section 4.1: the star stands for exactly one label. */
    private static boolean covers(String pattern, DomainName host) {
        return pattern.startsWith("*.")
                ? host.parent()
                        .filter(zone -> zone.text().equals(pattern.substring(2)))
                        .isPresent()
                : host.text().equals(pattern);
    }

    private static List<String> patterns(Seen policy) {
        return policy.values().stream()
                .filter(line -> line.startsWith(MX_LINE))
                .map(line -> line.substring(MX_LINE.length()))
                .toList();
    }

    private static String line(Seen policy, String key) {
        return policy.values().stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElse("");
    }

    private static Effect plain(Difference change, String record, String purpose) {
        if (change.after().isAbsent()) {
            return effect(change, Weight.LOSES, record + " is gone, and with it " + purpose);
        }
        return change.before().isAbsent()
                ? effect(change, Weight.GAINS, record + " is new")
                : effect(change, Weight.CHANGES, record + " changed");
    }

    private static Effect effect(Difference change, Weight weight, String words) {
        return new Effect(weight, change.question(), words);
    }
}
