package dev.mxbot.check.smtp;

import dev.mxbot.check.mtasts.MtaStsPolicy;
import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.smtp.Egress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the mail hosts said.
 *
 * @param set the MX records; without any, the domain itself is the one host
 * @param exchangers in the order in which senders try them; none if nobody was to be asked
 * @param introductions the names that hosts gave, of those that run their own
 * @param more how many hosts there are beyond those
 * @param egress whether anything gets through to port 25 from here; asked only where no conversation shows it
 * @param policy the MTA-STS policy in force
 */
record SmtpEvidence(
        DomainName domain,
        MxSetRecord set,
        List<Exchanger> exchangers,
        List<Introduction> introductions,
        int more,
        Optional<Egress> egress,
        Optional<MtaStsPolicy> policy)
        implements Evidence {
    SmtpEvidence {
        exchangers = List.copyOf(exchangers);
        introductions = List.copyOf(introductions);
    }

    static SmtpEvidence nothing(DomainName domain) {
        return new SmtpEvidence(
                domain,
                new MxSetRecord(domain, List.of()),
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    boolean isImplicit() {
        return set.hosts().isEmpty();
    }

    /** True if no host at all speaks SMTP; false as long as one does, is not known, or was not looked at. */
    boolean isAllLost() {
        return more == 0
                && exchangers.stream().anyMatch(host -> host.isShut() || host.isDeaf())
                && exchangers.stream()
                        .allMatch(
                                host -> host.isNowhere() || ((host.isShut() || host.isDeaf()) && host.isWhollyTried()));
    }

    Severity severityOfLoss() {
        return isAllLost() ? Severity.CRITICAL : Severity.ERROR;
    }

    /** Who is affected by a host with which no SMTP comes about. */
    String impactOfLoss(Exchanger lost) {
        if (isAllLost()) {
            return "Every sender tries in vain for days, then returns the mail.";
        }
        Optional<Exchanger> next =
                exchangers.stream().filter(Exchanger::isWilling).findFirst();
        if (next.isEmpty()) {
            return "Senders go on to the other hosts; whether one of those works is not known.";
        }
        return lost.preference() <= next.get().preference()
                ? "Senders try it in vain and go on to the next host, "
                        + next.get().name() + "; mail comes later."
                : "Senders reach " + next.get().name() + " before it. While that is down, this host does not stand in.";
    }

    /** Completes "example.com cannot receive mail: …"; {@code does} completes "its only MX host …". */
    String causeOfLoss(Exchanger lost, String does) {
        if (isImplicit()) {
            return "it has no MX record, and the domain itself " + does;
        }
        if (exchangers.size() == 1 && more == 0) {
            return "its only MX host, " + lost.name() + ", " + does;
        }
        return isAllLost()
                ? "none of its " + exchangers.size() + " MX hosts accepts connections on port 25"
                : "its MX host " + lost.name() + " " + does;
    }

    /** Senders with MTA-STS insist on a valid certificate for this host. */
    boolean isCertificateInsistedOn(Exchanger host) {
        return policy.filter(some -> some.enforcesTlsAt(host.name())).isPresent();
    }

    /** Senders with MTA-STS or DANE insist on TLS with this host. */
    boolean isTlsInsistedOn(Exchanger host) {
        return host.dane() || isCertificateInsistedOn(host);
    }

    /**
     * How much a defect of TLS hurts: whoever insists on TLS passes over this host, and has nowhere to go if the others have it too.
     *
     * @param plain its severity where nobody insists
     */
    Severity severity(boolean insisted, Severity plain, Predicate<Exchanger> defective) {
        if (!insisted) {
            return plain;
        }
        boolean all = more == 0 && exchangers.stream().allMatch(host -> !host.isConnected() || defective.test(host));
        return all ? Severity.CRITICAL : Severity.ERROR;
    }

    /** Takes the host's MX records away; empty unless another host is known to take the mail. */
    Optional<Fix> removal(Exchanger host) {
        boolean another = exchangers.stream().anyMatch(other -> !other.name().equals(host.name()) && other.isWilling());
        return another && !host.published().isEmpty()
                ? Optional.of(set.removing("Remove the MX record of " + host.name(), host.published()))
                : Optional.empty();
    }

    /** A banner is another one each time; when certificates end is remembered. */
    @Override
    public Optional<String> besides() {
        return exchangers.isEmpty() && egress.isEmpty()
                ? Optional.empty()
                : Optional.of(exchangers.stream()
                        .flatMap(host -> host.talks().stream())
                        .flatMap(talk -> talk.session().secured().stream())
                        .flatMap(tls -> tls.chain().stream().limit(1))
                        .map(leaf -> leaf.getNotAfter().toInstant().toString())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "egress",
                egress.map(known -> known instanceof Egress.Blocked ? "blocked" : "open")
                        .orElse(exchangers.stream().anyMatch(Exchanger::isConnected) ? "open" : "not_asked"));
        facts.put("hosts", exchangers.stream().map(HostFacts::of).toList());
        if (more > 0) {
            facts.put("more", more);
        }
        return facts;
    }
}
