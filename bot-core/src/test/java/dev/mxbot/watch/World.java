package dev.mxbot.watch;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import dev.mxbot.CoreConfig;
import dev.mxbot.CoreModule;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Notifier;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Canaries;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.RollCall;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.LookupConfig;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.store.Stores;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.RecordingNotifier;
import dev.mxbot.testing.VirtualTime;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** mxbot's watching as a whole over a real store, a DNS from zone texts, and time that passes when a test says so. */
final class World implements AutoCloseable {
    static final Channel OPS = new Channel("slack", "T1", "C-ops");
    static final Duration CONFIRM = Duration.ofSeconds(60);

    /** Asked by name where a change is followed. */
    private static final List<Server> RESOLVERS = List.of(
            Server.resolver(new InetSocketAddress("192.0.2.53", Server.PORT)),
            Server.resolver(new InetSocketAddress("192.0.2.54", Server.PORT)));

    private static final Watches.Limits LIMITS = new Watches.Limits(20_000, 20_000);

    /** Everything there is to check of a domain, with nothing to connect to. */
    private static final Set<Check<?>> CHECKS = all();

    final VirtualTime time = new VirtualTime();
    final RecordingNotifier slack = new RecordingNotifier("slack");
    private final StoreConfig place;
    private final Set<Check<?>> checks;
    private volatile Dns resolver = FakeDns.zone("");
    private volatile Dns other = FakeDns.zone("");
    private Duration skew = Duration.ZERO;
    private Notifier platform = slack;
    private UnaryOperator<Rota> rotas = UnaryOperator.identity();
    private int starts;
    /** How often all that was due was done. */
    int cycles;

    Store store;
    Rounds rounds;
    private Sender sender;

    /** Empties the place first. */
    World(StoreConfig place) {
        this(place, CHECKS);
    }

    private World(StoreConfig place, Set<Check<?>> checks) {
        this.place = place;
        this.checks = checks;
        store = Stores.under(clock(), place);
        Stores.empty(store);
        start();
    }

    /** For many watches: a look at each takes next to no time. */
    static World lookingAtMxOnly(StoreConfig place) {
        return new World(
                place,
                CHECKS.stream()
                        .filter(check -> check.topic().name().equals("mx"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<Check<?>> all() {
        LookupConfig nowhere = new LookupConfig(
                List.of(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 9)), LookupConfig.DIRECT);
        Injector injector = Guice.createInjector(Modules.override(new CoreModule(CoreConfig.of(nowhere)))
                .with(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Clock.class).toInstance(Clock.fixed(FakeDns.AT, ZoneOffset.UTC));
                    }
                }));
        return injector.getInstance(new com.google.inject.Key<Set<Check<?>>>() {});
    }

    /** A domain of one mail host, and the name that is looked up as a control. */
    static FakeDns zone(String host, String spf) {
        return FakeDns.zone("""
                example.com. MX 10 %s
                example.com. NS ns1.example.com.
                example.com. NS ns2.example.com.
                example.com. SOA ns1.example.com. admin.example.com. 1 7200 900 1209600 300
                example.com. TXT "%s"
                _dmarc.example.com. TXT "v=DMARC1; p=reject"
                mail.example.com. A 100.128.0.10
                ns1.example.com. A 100.128.0.1
                ns2.example.com. A 100.128.0.2
                canary.example. NS ns.canary.example.
                """.formatted(host, spf));
    }

    /** The wall clock, which somebody may set. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return time.clock().instant().plus(skew);
            }
        };
    }

    void setClock(Duration by) {
        skew = skew.plus(by);
    }

    /** What every resolver says from now on. */
    void publish(Dns zone) {
        resolver = zone;
        other = zone;
    }

    /** What the usual resolver alone says from now on. */
    void publishToOneResolver(Dns zone) {
        resolver = zone;
    }

    /** The store as the checks see it; from the next start on. */
    void through(UnaryOperator<Rota> view) {
        rotas = view;
    }

    /** Whom the messages go to; from the next start on. */
    void through(Notifier other) {
        platform = other;
    }

    /** The process ends, however, and another begins. */
    void restart() {
        store.close();
        store = Stores.under(clock(), place);
        start();
    }

    void start() {
        rounds = replica(64);
        sender = new Sender(
                store.outbox(OutboxTerms.confirming(CONFIRM)),
                List.of(platform),
                new RetryDelays(new Random(1)),
                SenderTerms.DEFAULT,
                "sender-" + starts,
                time::nanos);
    }

    /** One process's rounds on this store. */
    Rounds replica(int room) {
        starts++;
        Decider decider = new Decider(CONFIRM, new Random(starts));
        Canaries canaries =
                new Canaries(query -> resolver.ask(query), List.of(DomainName.of("canary.example")), time::nanos);
        Checkup checkup = new Checkup(
                diagnostician(query -> resolver.ask(query)),
                new SecondOpinion(
                        List.of(new SecondOpinion.Vantage("192.0.2.54", diagnostician(query -> other.ask(query)))),
                        decider,
                        Runnable::run),
                new RollCall(query -> resolver.ask(query), RESOLVERS),
                watch -> store.watches().history(watch.channel(), watch.domain(), Checkup.HISTORY),
                canaries,
                decider,
                "this program",
                Runnable::run);
        Rounds one = new Rounds(
                rotas.apply(store.rota()),
                store.watches(),
                checkup,
                canaries,
                room,
                () -> {},
                () -> cycles++,
                Runnable::run,
                time::nanos);
        one.open();
        return one;
    }

    private Diagnostician diagnostician(Dns dns) {
        return new Diagnostician(checks, dns, dns, Budget.DEFAULT, clock(), time);
    }

    void add(String domain) {
        add(domain, Wishes.DEFAULT);
    }

    void add(String domain, Wishes wishes) {
        Instant now = clock().instant();
        String id = Ids.next(new Random(domain.hashCode()));
        store.watches()
                .add(
                        new Watch(id, OPS, DomainName.of(domain), wishes, "U1", now),
                        LIMITS,
                        new AuditEntry(now, "U1", OPS, "added", domain, ""));
    }

    Watched watched(String domain) {
        return store.watches().find(OPS, DomainName.of(domain)).orElseThrow();
    }

    /** Time passes, with a round and a look at the outbox every so often. */
    void pass(Duration duration, Duration step) {
        for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minus(step)) {
            time.advance(step);
            rounds.runOnce();
            sender.runOnce(() -> {});
        }
    }

    /** What waits goes out, and no time is lost by it. */
    void say(Duration groupWait) {
        setClock(groupWait);
        sender.runOnce(() -> {});
        setClock(groupWait.negated());
    }

    void pass(Duration duration) {
        pass(duration, Duration.ofSeconds(15));
    }

    /** Checks that were concluded, since the last start. */
    long checks() {
        return rounds.state().concluded().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    List<String> said() {
        return slack.lines(OPS);
    }

    /** Does to the tables what no program of ours does. */
    void tamper(String statement) {
        try (Connection connection = store.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing is answered any more. */
    static Dns dark() {
        return query -> java.util.concurrent.CompletableFuture.completedFuture(Answer.Unanswered.unsent(
                query,
                FakeDns.AT,
                Answer.Reason.TIMEOUT,
                "nobody is there, for " + Query.of(query.name(), query.type())));
    }

    @Override
    public void close() {
        store.close();
    }
}
