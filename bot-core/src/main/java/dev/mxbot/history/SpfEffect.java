package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Effect.Weight;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may send. */
final class SpfEffect {
    private final Comparison compared;
    private final String domain;

    SpfEffect(Comparison compared) {
        this.compared = compared;
        this.domain = compared.domain().unicode();
    }

    Stream<Effect> effects() {
        return compared.differences().stream()
                .filter(change ->
                        change.question().endsWith(" TXT") && !change.question().startsWith("_dmarc.") && isSpf(change))
                .flatMap(change -> effects(change).stream());
    }

    private boolean isSpf(Difference change) {
        return change.question().equals(compared.domain() + " TXT")
                || Stream.concat(change.before().values().stream(), change.after().values().stream())
                        .anyMatch(SpfText::isSpf);
    }

    private List<Effect> effects(Difference change) {
        boolean main = change.question().equals(compared.domain() + " TXT");
        String name = Question.parse(change.question())
                .map(asked -> asked.name().text())
                .orElse("");
        String record = main ? "the SPF record" : "the SPF record of " + name + ", which " + domain + " includes,";
        int before = change.before().values().size();
        int after = change.after().values().size();
        if (after == 0) {
            return List.of(effect(
                    change,
                    Weight.LOSES,
                    main
                            ? record + " is gone: nothing says who may send for " + domain
                            : record + " is gone: receivers answer permerror"));
        }
        if (before == 0) {
            return List.of(effect(change, Weight.GAINS, record + " is new"));
        }
        if (after > 1) {
            return List.of(effect(
                    change,
                    Weight.LOSES,
                    "there are " + after + " SPF records at " + name + ": receivers answer permerror"));
        }
        return before > 1
                ? List.of(effect(
                        change, Weight.GAINS, "there is one SPF record at " + name + " now, no longer " + before))
                : terms(change, record);
    }

    private List<Effect> terms(Difference change, String record) {
        SpfText before = new SpfText(change.before().values().get(0));
        SpfText after = new SpfText(change.after().values().get(0));
        List<String> lost = positive(Wording.without(before.terms(), after.terms()));
        List<String> gained = positive(Wording.without(after.terms(), before.terms()));
        List<Effect> effects = new ArrayList<>();
        if (!lost.isEmpty()) {
            effects.add(effect(change, Weight.LOSES, record + " lost " + Wording.names(lost) + may(lost, gained)));
        }
        if (!gained.isEmpty()) {
            effects.add(effect(
                    change,
                    Weight.GAINS,
                    record + " gained " + Wording.names(gained) + ": " + senders(gained) + " may send now"));
        }
        if (!before.rest().equals(after.rest())) {
            effects.add(effect(
                    change,
                    isWeaker(before.rest(), after.rest()) ? Weight.LOSES : Weight.GAINS,
                    record + " ends in " + all(after.rest()) + " now, before in " + all(before.rest())));
        }
        return effects.isEmpty()
                ? List.of(effect(change, Weight.CHANGES, record + " changed, in order or detail"))
                : effects;
    }

    /** Whoever is named in another way may still send. */
    private String may(List<String> lost, List<String> gained) {
        List<MailProvider> senders = Comparison.senders(compared.now(), compared.domain());
        boolean named = lost.stream()
                .flatMap(term -> SpfText.targets(term).stream())
                .flatMap(name -> KnownProviders.bySpfInclude(name).stream())
                .anyMatch(senders::contains);
        if (named) {
            return ", while its servers are still included by another name";
        }
        return gained.stream().anyMatch(term -> term.startsWith("ip4:") || term.startsWith("ip6:"))
                ? " and names addresses instead"
                : ", so " + senders(lost) + " may no longer send";
    }

    private static List<String> positive(List<String> terms) {
        return terms.stream()
                .filter(term -> "-~?".indexOf(term.charAt(0)) < 0 && !term.equals("all") && !term.startsWith("exp="))
                .toList();
    }

    private static String senders(List<String> terms) {
        return Wording.names(terms.stream().map(SpfEffect::sender).toList());
    }

    private static String sender(String term) {
        List<DomainName> targets = SpfText.targets(term);
        if (!targets.isEmpty()) {
            return KnownProviders.bySpfInclude(targets.get(0))
                    .map(MailProvider::name)
                    .orElseGet(() -> "the servers of " + targets.get(0));
        }
        return term.equals("mx")
                ? "its MX hosts"
                : term.equals("a") ? "its own address" : term.substring(term.indexOf(':') + 1);
    }

    private static boolean isWeaker(String before, String after) {
        return strength(after) < strength(before);
    }

    private static int strength(String rest) {
        return rest.isEmpty() ? 1 : "+?~-".indexOf(rest);
    }

    private static String all(String rest) {
        return switch (rest) {
            case "-" -> "-all (refuse others)";
            case "~" -> "~all (mark others)";
            case "+" -> "+all (everybody may send)";
            case "?" -> "?all (no opinion on others)";
            default -> "no word on others";
        };
    }

    /** An include that is gone breaks the record that names it, whoever took it away. */
    private static Effect effect(Difference change, Weight weight, String words) {
        boolean counts = change.announced() || change.after().isAbsent();
        return new Effect(counts ? weight : Weight.AROUND, change.question(), words);
    }
}
