package dev.mxbot.deploy;

import dev.mxbot.channel.Channel;
import dev.mxbot.deploy.demo.ChangingWorld;
import dev.mxbot.domain.DomainName;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** All that a running bot needs on this machine: a Slack, a DNS that changes, and a store in which one domain is watched. */
final class Outside implements AutoCloseable {
    static final String DOMAIN = "moving.example";

    private final LoopbackSlack slack;
    private final ChangingWorld dns;
    private final Path folder;
    private final Path data;
    private final Optional<String> storeUrl;
    private int step;

    private Outside(LoopbackSlack slack, ChangingWorld dns, Path folder, Path data, Optional<String> storeUrl) {
        this.slack = slack;
        this.dns = dns;
        this.folder = folder;
        this.data = data;
        this.storeUrl = storeUrl;
    }

    /** @param storeUrl empty for SQLite in the folder */
    static Outside start(Path folder, Optional<String> storeUrl) throws IOException, InterruptedException {
        return start(folder, folder, storeUrl);
    }

    /**
     * With the store apart from the logs.
     *
     * @param folder for what the bots say
     * @param data for SQLite
     */
    static Outside start(Path folder, Path data, Optional<String> storeUrl) throws IOException, InterruptedException {
        Outside outside = new Outside(LoopbackSlack.start(), ChangingWorld.start(), folder, data, storeUrl);
        outside.dns.mailTo(DOMAIN, host(0));
        outside.addWatch();
        return outside;
    }

    private void addWatch() {
        Clock clock = Clock.systemUTC();
        Channel channel = new Channel("slack", LoopbackSlack.TEAM, LoopbackSlack.CHANNEL);
        try (Store store = Store.open(new StoreConfig(data, storeUrl), clock, Patience.none())) {
            store.watches()
                    .add(
                            new Watch(
                                    "movingmoving",
                                    channel,
                                    DomainName.of(DOMAIN),
                                    Wishes.DEFAULT.every(Duration.ofSeconds(1)),
                                    LoopbackSlack.ASKER,
                                    clock.instant()),
                            new Watches.Limits(10, 10),
                            new AuditEntry(clock.instant(), LoopbackSlack.ASKER, channel, "watch_added", DOMAIN, ""));
        }
    }

    LoopbackSlack slack() {
        return slack;
    }

    RealBot bot(String name) throws IOException {
        return bot(name, "-Xmx256m");
    }

    RealBot bot(String name, String heap) throws IOException {
        return bot(name, heap, Map.of());
    }

    /** @param more settings */
    RealBot bot(String name, String heap, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "MXBOT_HTTP_PORT",
                "0",
                "MXBOT_DATA_DIR",
                data.toString(),
                "MXBOT_RESOLVERS",
                "127.0.0.1:" + dns.resolver().getPort(),
                "MXBOT_SMTP_PROBE",
                "off",
                "MXBOT_RDAP",
                "off",
                "MXBOT_WATCH_MIN_INTERVAL",
                "1s",
                "MXBOT_WATCH_CONFIRM",
                "1s",
                "SLACK_BOT_TOKEN",
                LoopbackSlack.BOT_TOKEN,
                "SLACK_APP_TOKEN",
                LoopbackSlack.APP_TOKEN,
                "SLACK_API_URL",
                slack.apiUrl().toString()));
        storeUrl.ifPresent(url -> settings.put("MXBOT_STORE_URL", url));
        settings.putAll(more);
        return RealBot.start(settings, folder.resolve(name + ".log"), heap);
    }

    /** Waits until the watch has been looked at, so that what comes is a change. */
    void awaitBaseline(Duration within) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            if (storeUrl.isPresent()) {
                try (Store store = Store.open(new StoreConfig(data, storeUrl), Clock.systemUTC(), Patience.none())) {
                    if (store.watches()
                            .find("movingmoving")
                            .orElseThrow()
                            .memory()
                            .confirmed()
                            .isPresent()) {
                        return;
                    }
                }
            } else {
                // SQLite belongs to the bot: the time of two rounds is enough.
                TimeUnit.SECONDS.sleep(4);
                return;
            }
            if (System.nanoTime() - start > within.toNanos()) {
                throw new AssertionError("no first check");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The next step of the script: mail goes to another host from now on. Its number. */
    int change() throws IOException {
        step++;
        dns.mailTo(DOMAIN, host(step));
        return step;
    }

    /** How many changes there were. */
    int steps() {
        return step;
    }

    /** The DNS answers slowly, until the next change. */
    void crawl() {
        dns.crawl();
    }

    private static String host(int number) {
        return "mx" + number + "." + DOMAIN;
    }

    /** True once the channel has heard of a step. */
    boolean awaitAnnounced(int number, Duration within) throws InterruptedException {
        long start = System.nanoTime();
        while (posts(number).isEmpty()) {
            if (System.nanoTime() - start > within.toNanos()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    /** The messages that tell of a step, each of which was posted once. */
    List<Message> posts(int number) {
        Pattern from = Pattern.compile("\\b" + Pattern.quote(host(number - 1)) + "\\b");
        Pattern to = Pattern.compile("\\b" + Pattern.quote(host(number)) + "\\b");
        return slack.messages().stream()
                .filter(message -> from.matcher(message.words()).find()
                        && to.matcher(message.words()).find())
                .toList();
    }

    @Override
    public void close() {
        slack.close();
        dns.close();
    }
}
