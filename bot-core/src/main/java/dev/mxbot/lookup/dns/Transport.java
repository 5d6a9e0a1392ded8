package dev.mxbot.lookup.dns;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Carries one encoded query to a server and its reply back. Knows no retries and no deadline of a query. */
interface Transport {
    /** Never throws: what goes wrong is told to the listener, after this method has returned. The query's id is overwritten by a random one. */
    Exchange send(InetSocketAddress server, byte[] query, Listener listener);

    /** One query under way. */
    interface Exchange {
        /** Stops listening for the reply and frees its place. */
        void cancel();
    }

    /** Told once, never on a thread of the transport. After a cancel it may still be told what was already on its way. */
    interface Listener {
        /** A message with the query's id and question; the rest of it is unread. */
        void replied(byte[] reply);

        void failed(IOException why);
    }
}
