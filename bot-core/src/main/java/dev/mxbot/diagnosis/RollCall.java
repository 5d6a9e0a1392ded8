package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks everybody by name, past mxbot's own cache: the servers that publish a record, and the resolvers that repeat it. */
public final class RollCall {
    private static final int MOST_QUESTIONS = 8;
    private static final int MOST_SERVERS = 8;
    private static final int MOST_RESOLVERS = 4;

    private final Dns dns;
    private final List<Server> resolvers;

    /** @param dns asks anew each time */
    public RollCall(Dns dns, List<Server> resolvers) {
        this.dns = dns;
        this.resolvers = resolvers.stream().limit(MOST_RESOLVERS).toList();
    }

    /**
     * What they say. Of no questions, nothing is asked.
     *
     * @param diagnosis knows who publishes the domain's records
     * @param questions as {@link Query#toString} gives them; what is no question to the DNS is left out
     */
    public CompletionStage<Testimony> of(Diagnosis diagnosis, Collection<String> questions) {
        Publishers publishers = Publishers.of(diagnosis);
        List<CompletionStage<Answer>> asked = questions.stream()
                .distinct()
                .flatMap(question -> query(question).stream())
                .limit(MOST_QUESTIONS)
                .flatMap(query -> Stream.concat(servers(publishers, query), resolvers.stream())
                        .map(server -> dns.ask(query.at(server))))
                .toList();
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(new Testimony(publishers, List.of()))
                : Together.all(asked).thenApply(answers -> new Testimony(publishers, answers));
    }

    private static Stream<Server> servers(Publishers publishers, Query query) {
        return publishers.publish(query.name())
                ? publishers.asked().stream().map(Publishers.Publisher::server).limit(MOST_SERVERS)
                : Stream.of();
    }

    private static Optional<Query> query(String question) {
        int blank = question.lastIndexOf(' ');
        return Arrays.stream(RecordType.values())
                .filter(type -> blank > 0 && type.name().equals(question.substring(blank + 1)))
                .findFirst()
                .flatMap(type -> name(question.substring(0, blank)).map(name -> Query.of(name, type)));
    }

    private static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
