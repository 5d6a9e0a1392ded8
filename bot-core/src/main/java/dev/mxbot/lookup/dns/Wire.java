package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every conversation with a server uses.
 *
 * @param executor runs what follows a reply
 * @param timer says when to go on without one; it hands on to the executor at once
 * @param clock dates the answers
 * @param ticker measures time, whatever happens to the clock
 */
record Wire(
        Transport udp,
        Transport tcp,
        Executor executor,
        ScheduledExecutorService timer,
        Clock clock,
        Ticker ticker,
        Places places,
        ServerHealth health,
        Reach reach) {}
