package dev.mxbot.lookup.dns;

import java.util.List;

/** The recursive resolvers in use, in order of preference; each is a vantage that can be asked by itself. */
public record Resolvers(List<Server> servers) {
    public Resolvers {
        servers = List.copyOf(servers);
    }
}
