package dev.mxbot.plan;

import dev.mxbot.diagnosis.Change;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.plan.Plan.SetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * In which order to publish a change so that at no time mail is lost: what is relied on first, what relies on it next, and what nobody
 * relies on any more last. A pure function of the change and of the policy that senders may hold.
 */
final class SafeOrder {
    private static final long SHORT_TTL = 300;

    private final DomainName domain;
    private final KnownPolicy policy;
    private final Map<SetName, SetChange> sets = new LinkedHashMap<>();

    SafeOrder(DomainName domain, Change change, KnownPolicy policy) {
        this.domain = domain;
        this.policy = policy;
        Stream.concat(change.add().stream(), change.remove().stream())
                .map(SetName::of)
                .distinct()
                .forEach(set -> sets.put(
                        set,
                        new SetChange(
                                set,
                                change.add().stream()
                                        .filter(record -> SetName.of(record).equals(set))
                                        .toList(),
                                change.remove().stream()
                                        .filter(record -> SetName.of(record).equals(set))
                                        .toList())));
    }

    /** What becomes of one record set. */
    private record SetChange(SetName name, List<ZoneRecord> add, List<ZoneRecord> remove) {
        boolean comes() {
            return remove.isEmpty();
        }

        boolean goes() {
            return add.isEmpty();
        }

        Duration memory() {
            return Duration.ofSeconds(
                    remove.stream().mapToLong(ZoneRecord::ttl).max().orElse(0));
        }

        boolean is(String type) {
            return name.type().equals(type);
        }

        boolean isAddress() {
            return is("A") || is("AAAA");
        }

        boolean isUnder(String label) {
            return name.owner().text().startsWith(label + ".");
        }

        boolean isSignatureKey() {
            return name.owner().text().contains("._domainkey.");
        }

        boolean isSpf() {
            return Stream.concat(add.stream(), remove.stream()).anyMatch(SpfMove::isSpf);
        }
    }

    /** New MX hosts that senders would refuse to deliver to. */
    List<DomainName> hostsOutsideThePolicy() {
        return policy.enforced()
                ? mxSets().flatMap(set -> set.add().stream())
                        .flatMap(record -> exchange(record).stream())
                        .filter(host -> !policy.covers(host))
                        .distinct()
                        .toList()
                : List.of();
    }

    private Stream<SetChange> mxSets() {
        return sets.values().stream()
                .filter(set -> set.is("MX") && set.name().owner().equals(domain));
    }

    private static Optional<DomainName> exchange(ZoneRecord mx) {
        String[] words = mx.data().split(" ", -1);
        return words.length == 2 && !words[1].equals(".") ? Optional.of(DomainName.of(words[1])) : Optional.empty();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        lowerTtl(steps);
        // The order of these lines is the point of this class.
        publish(
                steps,
                set -> set.comes() && (set.isAddress() || set.is("PTR") || set.is("NS")),
                "so that nothing points to a name without an address");
        publish(steps, set -> set.comes() && set.isSignatureKey(), "so that nobody signs with a key that is not there");
        authorise(steps);
        allowInPolicy(steps);
        publish(
                steps,
                set -> set.is("TLSA") && !set.goes(),
                "so that DANE senders trust the new certificate before they meet it",
                true);
        publish(steps, set -> set.comes() && isOther(set), "");
        switchOver(steps, set -> set.isAddress() || set.is("CNAME") || set.is("NS") || set.is("PTR"));
        switchOver(steps, set -> set.is("MX"));
        switchOver(steps, set -> isOther(set) && !set.goes());
        retire(steps);
        return steps;
    }

    /** Neither addresses nor MX, SPF, keys or TLSA: policies that only say what to do with mail. */
    private static boolean isOther(SetChange set) {
        return !set.isAddress()
                && !set.is("MX")
                && !set.is("TLSA")
                && !set.is("NS")
                && !set.is("PTR")
                && !(set.is("CNAME") && !set.comes())
                && !set.isSignatureKey()
                && !set.isSpf()
                && !set.isUnder("_mta-sts");
    }

    private void lowerTtl(List<Step> steps) {
        List<SetChange> longLived = sets.values().stream()
                .filter(set -> !set.comes() && !set.goes())
                .filter(set -> set.is("MX") || set.isAddress() || set.is("CNAME") || set.is("TLSA"))
                .filter(set -> set.memory().toSeconds() > SHORT_TTL)
                .toList();
        if (longLived.isEmpty()) {
            return;
        }
        List<ZoneRecord> old =
                longLived.stream().flatMap(set -> set.remove().stream()).toList();
        List<ZoneRecord> shortened = old.stream()
                .map(record -> new ZoneRecord(record.name(), SHORT_TTL, record.type(), record.data()))
                .toList();
        steps.add(Step.of("Lower the TTL of " + named(longLived) + " to " + SHORT_TTL + " s", shortened, old)
                .waiting(longest(longLived), "so long caches keep the old TTL"));
    }

    private void publish(List<Step> steps, Predicate<SetChange> which, String why) {
        publish(steps, which, why, false);
    }

    /** @param waiting true if what comes stands beside what is there, and caches must have learned it */
    private void publish(List<Step> steps, Predicate<SetChange> which, String why, boolean waiting) {
        List<SetChange> chosen = sets.values().stream().filter(which).toList();
        List<ZoneRecord> records =
                chosen.stream().flatMap(set -> set.add().stream()).toList();
        if (records.isEmpty()) {
            return;
        }
        Duration memory = longest(chosen);
        Step step = Step.of("Publish " + named(chosen) + (why.isEmpty() ? "" : ", " + why), records, List.of());
        steps.add(waiting && !memory.isZero() ? step.waiting(memory, "so long caches do not know it") : step);
    }

    /** Senders are authorised before they send, and the old ones stay authorised while mail of theirs is on its way. */
    private void authorise(List<Step> steps) {
        for (SetChange set : sets.values()) {
            if (!set.isSpf() || set.goes()) {
                continue;
            }
            Optional<ZoneRecord> both = SpfMove.in(set.remove(), set.add()).flatMap(SpfMove::both);
            Step step = Step.of(
                    both.isPresent()
                            ? "Publish SPF at " + set.name().owner() + " that authorises old and new senders"
                            : "Publish SPF at " + set.name().owner(),
                    both.map(record -> Stream.concat(
                                            set.add().stream().filter(each -> !SpfMove.isSpf(each)), Stream.of(record))
                                    .toList())
                            .orElse(set.add()),
                    set.remove());
            steps.add(set.comes() ? step : step.waiting(set.memory(), "so long receivers know the old SPF record"));
        }
    }

    /** RFC 8461 section 8.4: the new policy first, and no other hosts until the old one is forgotten. */
    private void allowInPolicy(List<Step> steps) {
        List<DomainName> uncovered = hostsOutsideThePolicy();
        if (!uncovered.isEmpty()) {
            steps.add(Step.of(
                            "Serve an MTA-STS policy that also lists " + Step.names(uncovered) + ", and give _mta-sts."
                                    + domain + " a new id",
                            added("_mta-sts"),
                            removed("_mta-sts"))
                    .waiting(policy.maxAge(), "so long senders may hold the old policy"));
        } else {
            publish(steps, set -> set.isUnder("_mta-sts") && set.comes(), "once the policy is served");
            switchOver(steps, set -> set.isUnder("_mta-sts"));
        }
    }

    private List<ZoneRecord> added(String label) {
        return sets.values().stream()
                .filter(set -> set.isUnder(label))
                .flatMap(set -> set.add().stream())
                .toList();
    }

    private List<ZoneRecord> removed(String label) {
        return sets.values().stream()
                .filter(set -> set.isUnder(label))
                .flatMap(set -> set.remove().stream())
                .toList();
    }

    private void switchOver(List<Step> steps, Predicate<SetChange> which) {
        List<SetChange> chosen = sets.values().stream()
                .filter(which)
                .filter(set -> set.is("MX") ? true : !set.comes() && !set.goes())
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        boolean lowered = chosen.stream().allMatch(set -> set.is("MX") || set.isAddress() || set.is("CNAME"));
        Duration memory = longest(chosen);
        Duration wait =
                lowered && memory.toSeconds() > SHORT_TTL && chosen.stream().noneMatch(SetChange::goes)
                        ? Duration.ofSeconds(SHORT_TTL)
                        : memory;
        Step step = Step.of(
                (chosen.stream().allMatch(SetChange::comes) ? "Publish " : "Switch ") + named(chosen),
                chosen.stream().flatMap(set -> set.add().stream()).toList(),
                chosen.stream().flatMap(set -> set.remove().stream()).toList());
        steps.add(wait.isZero() ? step : step.waiting(wait, "the last cache has then dropped the old record"));
    }

    /** What nobody relies on any more, and what only the way here needed. */
    private void retire(List<Step> steps) {
        List<ZoneRecord> add = new ArrayList<>();
        List<ZoneRecord> remove = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (SetChange set : sets.values()) {
            Optional<SpfMove> move = SpfMove.in(set.remove(), set.add());
            Optional<ZoneRecord> both = move.flatMap(SpfMove::both);
            if (both.isPresent()) {
                add.add(move.orElseThrow().corrected());
                remove.add(both.get());
                what.add("the old senders from SPF at " + set.name().owner());
            } else if ((set.goes() && !set.is("MX") && !set.isUnder("_mta-sts"))
                    || ((set.is("TLSA") || set.isSignatureKey()) && !set.comes())) {
                add.addAll(set.isSignatureKey() ? set.add() : List.of());
                remove.addAll(set.remove());
                what.add(set.name().toString());
            }
        }
        if (!remove.isEmpty()) {
            steps.add(Step.of("Remove " + shown(what) + " last, when no mail on its way needs it", add, remove));
        }
    }

    private static Duration longest(List<SetChange> chosen) {
        return chosen.stream().map(SetChange::memory).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static String named(List<SetChange> chosen) {
        return shown(chosen.stream().map(set -> set.name().toString()).toList());
    }

    private static String shown(List<String> names) {
        int most = 4;
        String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
    }
}
