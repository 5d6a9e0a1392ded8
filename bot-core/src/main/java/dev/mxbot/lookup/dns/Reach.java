package dev.mxbot.lookup.dns;

import java.net.InetSocketAddress;

/** Where a server is really reached. Tests and the demo world bring their name servers' addresses to ports of this machine. */
@FunctionalInterface
public interface Reach {
    InetSocketAddress reach(Server server);
}
