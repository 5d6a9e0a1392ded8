package dev.mxbot.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.SSLCheck;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.util.http.ProxyUrlUtil;
import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Commands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's standing with Slack, from start to stop. Being offline is no error: it is tried again, with growing pauses. Being refused is
 * final: it is said once, naming the setting, and not tried again.
 */
public final class SlackConnection implements SocketLink.Watcher {
    /** A link that has held this long was a good one: its end is no reason to wait long. */
    private static final Duration GOOD_WHILE = Duration.ofMinutes(1);

    private static final Duration UNTIL_HELLO = Duration.ofSeconds(15);

    /** The old link stays this long after the new one is there, so that what came through it can still be acknowledged. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    /** RELIABILITY: a dead peer is noticed within 30 s. */
    static final Duration SILENCE = Duration.ofSeconds(25);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);

    private final SlackAccess access;
    private final SlackConfig config;
    private final Presence presence;
    private final Clock clock;
    private final Duration silence;
    private final SlackThreads threads;
    private final Backoff backoff;
    private final Slack slack;
    private final App app;
    private final Answers answers;
    private final Optional<HttpHandler> httpEndpoint;

    private volatile SlackStatus status = new SlackStatus.Stopped();
    private volatile Optional<Channel> workspace = Optional.empty();
    private boolean over;
    private boolean connecting;
    private Optional<SocketLink> current = Optional.empty();
    private Optional<SocketLink> next = Optional.empty();
    private Instant greetedAt = Instant.EPOCH;

    /** Connects nothing yet. */
    SlackConnection(
            SlackAccess access,
            Commands commands,
            Presence presence,
            SeenOnce seen,
            Clock clock,
            RandomGenerator random,
            Duration silence) {
        this.access = access;
        this.config = access.config();
        this.presence = presence;
        this.clock = clock;
        this.silence = silence;
        this.backoff = new Backoff(random);
        this.slack = access.slack();
        this.threads = access.threads();
        this.app = app(slack, config);
        this.answers = new Answers(new SlackRenderer(), threads.workers(), threads.later());
        new SlackCommands(commands, answers, access.api(), seen, config.atHome()).registerWith(app);
        new SlackPresence(presence, seen, () -> threads.workers().execute(this::verifyToken)).registerWith(app);
        this.httpEndpoint = config.socketMode()
                ? Optional.empty()
                : config.signingSecret().map(secret -> new SlackHttpEndpoint(app, secret, clock));
        access.onRefusal(error -> refuse(Setting.SLACK_BOT_TOKEN, error));
    }

    /** Returns at once; {@link #status()} tells the rest. To be called once. */
    public synchronized void start() {
        if (status instanceof SlackStatus.Stopped && !over) {
            status = new SlackStatus.Starting();
            tryAfter(Duration.ZERO);
        }
    }

    /** Lets the answers under way out, for a few seconds, and goes. It does not come back. */
    public void stop() {
        List<SocketLink> links;
        synchronized (this) {
            if (over && status instanceof SlackStatus.Stopped) {
                return;
            }
            over = true;
            status = new SlackStatus.Stopped();
            links = links();
        }
        links.forEach(SocketLink::close);
        if (!answers.finish(LAST_ANSWERS)) {
            LOG.warn("Slack: some answers were still under way at the end");
        }
        access.close();
        app.executorService().shutdownNow();
    }

    public SlackStatus status() {
        return status;
    }

    public boolean isConnected() {
        return status instanceof SlackStatus.Connected;
    }

    /** What to mount at {@link SlackHttpEndpoint#PATH}; nothing in Socket Mode. */
    public Optional<HttpHandler> httpEndpoint() {
        return httpEndpoint;
    }

    private void connect() {
        try {
            letIn(botToken());
            if (config.appToken().isEmpty()) {
                connected();
            } else {
                var opened = slack.methods(config.appToken().get()).appsConnectionsOpen(request -> request);
                demand(Setting.SLACK_APP_TOKEN, opened);
                open(checkedLink(opened.getUrl()));
            }
        } catch (Refusal e) {
            refuse(e.setting, e.error);
        } catch (SlackApiException e) {
            Duration atLeast = e.getResponse().code() == 429 ? SlackApi.retryAfter(e.getResponse()) : Duration.ZERO;
            retry("it answers HTTP " + e.getResponse().code(), atLeast);
        } catch (IOException e) {
            retry(config.apiUrl().getHost() + ": " + e.getMessage(), Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.error("Connecting to Slack failed", e);
            retry(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private AuthTestResponse botToken() throws IOException, SlackApiException, Refusal {
        AuthTestResponse answer = slack.methods(config.botToken()).authTest(request -> request);
        demand(Setting.SLACK_BOT_TOKEN, answer);
        return answer;
    }

    private void letIn(AuthTestResponse answer) {
        if (answer.getTeamId() != null && workspace.isEmpty()) {
            Channel everywhere = new Channel(SlackNotifier.PLATFORM, answer.getTeamId(), "");
            workspace = Optional.of(everywhere);
            presence.joined(everywhere);
        }
    }

    /** Somebody says that the token counts no more: Slack itself decides. */
    private void verifyToken() {
        try {
            botToken();
        } catch (Refusal e) {
            refuse(e.setting, e.error);
        } catch (IOException | SlackApiException e) {
            LOG.info(
                    "Slack does not say whether the token still counts: {}",
                    e.getClass().getSimpleName());
        }
    }

    private static void demand(Setting setting, SlackApiTextResponse response) throws IOException, Refusal {
        if (response.isOk()) {
            return;
        }
        String error = String.valueOf(response.getError());
        if (SlackApi.REFUSALS.contains(error) || error.equals("missing_scope")) {
            throw new Refusal(setting, error);
        }
        throw new IOException("it says " + error);
    }

    /** The link carries everything that is said to the bot, so it is encrypted wherever it leaves this machine. */
    private URI checkedLink(String url) throws IOException {
        URI link = URI.create(url);
        if (!"wss".equals(link.getScheme()) && !(config.atHome() && SlackConfig.isLoopback(link))) {
            throw new IOException("the WebSocket address is not encrypted");
        }
        return link;
    }

    private synchronized void open(URI uri) {
        if (over) {
            return;
        }
        SocketLink link = new SocketLink(uri, proxy(), silence, app, threads.acknowledgers(), this);
        next = Optional.of(link);
        link.open();
        threads.later().run(UNTIL_HELLO, () -> overdue(link));
    }

    private synchronized void overdue(SocketLink link) {
        if (is(next, link)) {
            closeSoon(link);
            gone(link, "no hello from Slack within " + UNTIL_HELLO.toSeconds() + " s");
        }
    }

    @Override
    public synchronized void greeted(SocketLink link) {
        if (over || !is(next, link)) {
            closeSoon(link);
            return;
        }
        current.ifPresent(old -> threads.later().run(OVERLAP, old::close));
        current = next;
        next = Optional.empty();
        greetedAt = clock.instant();
        connected();
    }

    @Override
    public synchronized void outgoing(SocketLink link) {
        if (is(current, link)) {
            LOG.debug("Slack wants a new connection");
            tryAfter(Duration.ZERO);
        }
    }

    @Override
    public void disabled(SocketLink link) {
        refuse("Socket Mode is switched off in the app's settings. Switch it on, or leave SLACK_APP_TOKEN out and set"
                + " SLACK_SIGNING_SECRET.");
    }

    @Override
    public synchronized void gone(SocketLink link, String reason) {
        if (over) {
            return;
        }
        if (is(next, link)) {
            next = Optional.empty();
            retry(reason, Duration.ZERO);
        } else if (is(current, link)) {
            current = Optional.empty();
            if (Duration.between(greetedAt, clock.instant()).compareTo(GOOD_WHILE) >= 0) {
                backoff.reset();
            }
            if (connecting) {
                status = new SlackStatus.Retrying(reason);
            } else {
                retry(reason, Duration.ZERO);
            }
        }
    }

    private synchronized void connected() {
        if (over) {
            return;
        }
        connecting = false;
        if (!isConnected()) {
            LOG.info("Slack: connected ({})", config.socketMode() ? "Socket Mode" : "HTTP mode");
        }
        status = new SlackStatus.Connected();
    }

    private synchronized void retry(String reason, Duration atLeast) {
        if (over) {
            return;
        }
        connecting = false;
        if (current.isEmpty()) {
            status = new SlackStatus.Retrying(reason);
        }
        Duration wait = backoff.next();
        wait = wait.compareTo(atLeast) < 0 ? atLeast : wait;
        LOG.warn("Slack is out of reach ({}); next attempt in {} s", reason, Math.max(1, wait.toSeconds()));
        tryAfter(wait);
    }

    private synchronized void tryAfter(Duration wait) {
        if (!over && !connecting) {
            connecting = true;
            threads.later().run(wait, this::connect);
        }
    }

    private void refuse(Setting setting, String error) {
        boolean first = refuse("Slack refuses " + setting + " (" + error + "). " + setting.remedy);
        if (first && setting == Setting.SLACK_BOT_TOKEN) {
            workspace.ifPresent(
                    everywhere -> presence.left(everywhere, "Slack no longer takes mxbot's token (" + error + ")"));
        }
    }

    /** Says it once; true if it was not said before. */
    private synchronized boolean refuse(String reason) {
        if (over) {
            return false;
        }
        over = true;
        status = new SlackStatus.Refused(reason);
        LOG.error(reason);
        links().forEach(this::closeSoon);
        return true;
    }

    private List<SocketLink> links() {
        return Stream.of(current, next).flatMap(Optional::stream).toList();
    }

    /** Closing calls back while it holds the socket's own lock, so it must not wait for that lock with ours in hand. */
    private void closeSoon(SocketLink link) {
        threads.workers().execute(link::close);
    }

    private static boolean is(Optional<SocketLink> held, SocketLink link) {
        return held.filter(one -> one == link).isPresent();
    }

    private Proxy proxy() {
        String url = slack.getConfig().getProxyUrl();
        if (url == null) {
            return Proxy.NO_PROXY;
        }
        ProxyUrlUtil.ProxyUrl proxy = ProxyUrlUtil.parse(url);
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort()));
    }

    /** Without Bolt's own authorization, which calls Slack before it lets a request through, and throws at the start if Slack is away. */
    private static App app(Slack slack, SlackConfig config) {
        AppConfig appConfig = AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(config.botToken())
                .clientId(null)
                .clientSecret(null)
                .allEventsApiAutoAckEnabled(true)
                .threadPoolSize(1)
                .build();
        return new App(appConfig, new ArrayList<>(List.of(new SSLCheck(null)))).start();
    }

    /** The setting that a refusal is about, and what to do. */
    private enum Setting {
        SLACK_BOT_TOKEN(
                "Copy the Bot User OAuth Token (xoxb-…) from the app's page OAuth & Permissions, and start again."),
        SLACK_APP_TOKEN(
                "Make an app-level token (xapp-…) with the scope connections:write on the app's page Basic Information, and"
                        + " start again.");

        private final String remedy;

        Setting(String remedy) {
            this.remedy = remedy;
        }
    }

    /** Slack does not take a token. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Setting setting;
        private final String error;

        Refusal(Setting setting, String error) {
            super(error);
            this.setting = setting;
            this.error = error;
        }
    }
}
