package dev.mxbot.lookup.smtp;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.ScriptedSmtpServer;
import dev.mxbot.testing.VirtualTime;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** mxbot on one side, a scripted host on the other at every address. Deadlines are real and caches virtual. */
final class Bench implements AutoCloseable {
    static final SmtpConfig.Limits PATIENT = new SmtpConfig.Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10), 8, 8);

    /** For hosts that say nothing. */
    static final SmtpConfig.Limits HASTY = new SmtpConfig.Limits(
            Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofMillis(50), Duration.ofMillis(400), 8, 8);

    final VirtualTime time = new VirtualTime();
    final ScriptedSmtpServer server;
    final PoliteSmtp smtp;
    /** Where connections were about to be made, past the guard. */
    final List<InetSocketAddress> reached = Collections.synchronizedList(new ArrayList<>());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Bench(SmtpConfig config, ScriptedSmtpServer.Talk talk) {
        server = ScriptedSmtpServer.start(talk);
        SmtpConfig reaching = new SmtpConfig(
                config.on(),
                config.recipients(),
                config.port(),
                config.ehloName(),
                config.allowPrivate(),
                config.authorities(),
                config.limits(),
                address -> {
                    reached.add(address);
                    return server.address();
                });
        smtp = new PoliteSmtp(reaching, time.clock(), time::nanos, timer, threads);
    }

    static Bench with(ScriptedSmtpServer.Talk talk) {
        return new Bench(config(PATIENT, Optional.empty()), talk);
    }

    static Bench with(SmtpConfig.Limits limits, ScriptedSmtpServer.Talk talk) {
        return new Bench(config(limits, Optional.empty()), talk);
    }

    static SmtpConfig config(SmtpConfig.Limits limits, Optional<Path> authorities) {
        return new SmtpConfig(
                true, true, 2525, Optional.of("mxbot.example.net"), false, authorities, limits, address -> address);
    }

    static SmtpRequest request(String address) {
        return new SmtpRequest(DomainName.of("mx1.example.org"), InetAddresses.forString(address), Optional.empty());
    }

    static SmtpRequest asking(String address, String domain) {
        return new SmtpRequest(
                DomainName.of("mx1.example.org"), InetAddresses.forString(address), Optional.of(DomainName.of(domain)));
    }

    CompletableFuture<SmtpSession> begin(SmtpRequest request) {
        return smtp.talk(request).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS);
    }

    SmtpSession talk(SmtpRequest request) {
        return begin(request).join();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
