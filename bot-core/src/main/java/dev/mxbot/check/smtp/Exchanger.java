package dev.mxbot.check.smtp;

import dev.mxbot.check.host.WebProxies;
import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One mail host, with what its addresses said.
 *
 * @param published its MX records; none if the domain itself stands in
 * @param answers the A and the AAAA answer
 * @param talks the conversations that say something about the host
 * @param mute those that do not: its address is private or that of a web proxy, nothing was tried, or the network here does not lead there
 * @param dane true if signed TLSA records make senders insist on TLS (RFC 7672 section 2.2)
 */
record Exchanger(
        DomainName name,
        List<MxSetRecord.Host> published,
        List<Answer> answers,
        List<Conversation> talks,
        List<Conversation> mute,
        boolean dane) {
    Exchanger {
        published = List.copyOf(published);
        answers = List.copyOf(answers);
        talks = List.copyOf(talks);
        mute = List.copyOf(mute);
    }

    /** {@code MX 10 mx1.example.org}; without a record the name. */
    String label() {
        return published.isEmpty() ? name.text() : published.get(0).label();
    }

    /** Lowest is tried first. */
    int preference() {
        return published.stream().mapToInt(MxSetRecord.Host::preference).min().orElse(0);
    }

    Optional<MailProvider> provider() {
        return KnownProviders.byMxHost(name);
    }

    boolean isConnected() {
        return talks.stream().anyMatch(Conversation::isConnected);
    }

    /** Nobody took a connection at any address that was tried. */
    boolean isShut() {
        return !talks.isEmpty() && talks.stream().allMatch(Conversation::isAway);
    }

    /** It takes connections, and then no SMTP comes about. */
    boolean isDeaf() {
        return isConnected() && talks.stream().allMatch(talk -> talk.isAway() || Silence.of(talk));
    }

    /** The DNS leads to no address, or to none that takes mail from the public Internet: other topics say so. */
    boolean isNowhere() {
        boolean nobodyThere = !mute.isEmpty()
                && mute.stream()
                        .allMatch(talk -> talk.broke(Stage.CONNECT, Cause.PRIVATE_ADDRESS) || isLostInWebProxy(talk));
        return talks.isEmpty()
                && (nobodyThere || (mute.isEmpty() && answers.stream().allMatch(Answer::isAbsent)));
    }

    /** Nobody takes the connection, and nobody could: a web proxy stands at the address. */
    boolean isLostInWebProxy(Conversation talk) {
        DomainName holder = answers.stream()
                .flatMap(answer -> answer.aliases().stream().reduce((first, last) -> last).stream())
                .findFirst()
                .orElse(name);
        return talk.isAway() && WebProxies.hide(holder, talk.address());
    }

    /** False if it has addresses beyond those that were tried. */
    boolean isWhollyTried() {
        long addresses = answers.stream()
                .mapToLong(answer -> Conversations.addresses(answer).size())
                .sum();
        return addresses <= talks.size() + mute.size();
    }

    /** It speaks SMTP with us, and does not say that it takes no mail for the domain. */
    boolean isWilling() {
        return !isDeaf()
                && talks.stream().anyMatch(Conversation::isGreeted)
                && talks.stream().noneMatch(talk -> talk.isRefused(Refusal.RELAY));
    }

    /** What is to be told of the first conversation that ended in such a refusal; one is enough for a host. */
    <T> Stream<T> refusing(Refusal how, BiFunction<Conversation, Refused, T> told) {
        return with(talk -> talk.isRefused(how)).stream()
                .limit(1)
                .flatMap(talk -> talk.refused().stream().map(refused -> told.apply(talk, refused)));
    }

    List<Conversation> with(Predicate<Conversation> defect) {
        return talks.stream().filter(defect).toList();
    }

    /** The same, with the conversations told apart anew. */
    Exchanger judgedBy(Predicate<Conversation> telling) {
        return new Exchanger(name, published, answers, with(telling), with(telling.negate()), dane);
    }

    /** What a finding calls it where one address speaks for the host. */
    String at(Conversation talk) {
        return label() + " (" + talk.addressText() + ")";
    }
}
