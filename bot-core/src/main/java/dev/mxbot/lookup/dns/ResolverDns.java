package dev.mxbot.lookup.dns;

import java.util.concurrent.CompletionStage;

/** The DNS as one of the resolvers sees it: nobody else is asked in its place. */
public final class ResolverDns implements Dns {
    private final Dns dns;
    private final Server resolver;

    /** @param dns asks anew each time */
    public ResolverDns(Dns dns, Server resolver) {
        this.dns = dns;
        this.resolver = resolver;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        return dns.ask(query.server().isPresent() ? query : query.at(resolver));
    }
}
