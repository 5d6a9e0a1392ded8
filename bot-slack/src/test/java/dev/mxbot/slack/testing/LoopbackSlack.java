package dev.mxbot.slack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mxbot.reply.Png;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.java_websocket.WebSocket;

/**
 * Slack, on a loopback address. A test sends what a person does ({@link #command}, {@link #mention}, {@link #press} …) and looks at what
 * then stands in the channel ({@link #messages}). Requests go through the WebSocket that the bot opened, or, after
 * {@link #sendTo}, signed to the bot's HTTP endpoint.
 *
 * <p>Whatever the bot does that Slack would not take, or that is against Slack's advice, is kept in {@link #violations}: a wrong token, a
 * message without a text, blocks beyond the limits, live markup, a late acknowledgement, a sixth use of a {@code response_url}.
 */
public final class LoopbackSlack implements AutoCloseable {
    public static final String BOT_TOKEN = "xoxb-100000000001-marker-of-the-bot-token";
    public static final String APP_TOKEN = "xapp-1-A100000001-marker-of-the-app-token";
    public static final String SIGNING_SECRET = "marker0of0the0signing0secret0000";

    public static final String TEAM = "T0LOOPBACK";
    public static final String BOT_USER = "U0MXBOT";
    public static final String ASKER = "U0ASKER";
    public static final String CHANNEL = "C0MAIL";
    public static final String DIRECT = "D0ASKER";

    /** How long a test waits for what is to come. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(3);
    private static final Duration TRIGGER_LIVES = Duration.ofSeconds(3);
    private static final int MOST_USES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(16, task -> {
        Thread thread = new Thread(task, "loopback-slack");
        thread.setDaemon(true);
        return thread;
    });
    private final SocketServer sockets = new SocketServer(this::acknowledged, this::violation);
    private final HttpClient client = HttpClient.newBuilder().executor(threads).build();
    private final Conversations conversations = new Conversations();
    private final AtomicInteger ids = new AtomicInteger();

    private final Map<String, ArrayDeque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Fault> lastingFaults = new ConcurrentHashMap<>();
    private final Map<String, ResponseUrl> responseUrls = new ConcurrentHashMap<>();
    private final Map<String, Waiting> unacknowledged = new ConcurrentHashMap<>();
    private final Set<String> strangeChannels = ConcurrentHashMap.newKeySet();
    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    private final Map<String, ObjectNode> people = new ConcurrentHashMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, Long> triggers = new ConcurrentHashMap<>();
    private final List<View> views = new ArrayList<>();
    private final List<SharedFile> files = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    private volatile Optional<URI> endpoint = Optional.empty();
    private volatile Clock clock = Clock.systemUTC();
    private volatile int largestPage = 1000;

    private record Waiting(long since, CompletableFuture<Ack> ack, Request request) {}

    /** What a response_url is good for. */
    private record ResponseUrl(String channel, Optional<String> message, AtomicInteger uses) {}

    private LoopbackSlack() throws IOException {
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    public static LoopbackSlack start() throws IOException, InterruptedException {
        LoopbackSlack slack = new LoopbackSlack();
        slack.http.createContext("/api/", exchange -> slack.answer(exchange, slack::api));
        slack.http.createContext("/upload/", slack::uploaded);
        slack.http.createContext("/respond/", exchange -> slack.answer(exchange, slack::responded));
        slack.http.setExecutor(slack.threads);
        slack.http.start();
        slack.sockets.open();
        return slack;
    }

    /** What to set {@code SLACK_API_URL} to. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
    }

    /** Requests go there from now on, signed, instead of through the WebSocket. */
    public void sendTo(URI requestUrl) {
        endpoint = Optional.of(requestUrl);
    }

    /** Requests are signed with this clock's time. */
    public void signBy(Clock other) {
        clock = other;
    }

    // What goes wrong

    /** The next call of a method is answered so; several are answered in turn. */
    public void answerNext(String method, Fault... answers) {
        faults.computeIfAbsent(method, any -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** Every call of a method is answered so. */
    public void answerAlways(String method, Fault answer) {
        lastingFaults.put(method, answer);
    }

    public void answerAgain(String method) {
        lastingFaults.remove(method);
    }

    /** Every call of a method for one channel is answered so. */
    public void answerAlways(String method, String channel, Fault answer) {
        lastingFaults.put(method + " " + channel, answer);
    }

    /** The app is given a scope that its manifests do not ask for: {@code channels:history}. */
    public void grant(String scope) {
        granted.add(scope);
    }

    /** The app is installed without a scope that its manifests ask for. */
    public void withhold(String scope) {
        withheld.add(scope);
    }

    /** A person, as users.info describes them. */
    public ObjectNode person(String id) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", id)
                .put("team_id", TEAM)
                .put("name", "somebody")
                .put("deleted", false)
                .put("is_admin", false)
                .put("is_owner", false)
                .put("is_primary_owner", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_bot", false);
        people.put(id, user);
        return user;
    }

    /** Somebody deletes a message. */
    public void delete(Message message) {
        conversations.delete(message.channel(), message.ts());
    }

    /** The bot is no member of a channel. */
    public void keepOut(String channel) {
        strangeChannels.add(channel);
    }

    /** Slack announces that it is going to close the newest link. */
    public void announceDisconnect(String reason) {
        sockets.send("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\"}");
    }

    /** Every link breaks. */
    public void dropLinks() {
        sockets.links().forEach(WebSocket::close);
    }

    /** Slack stays connected, but says nothing any more. */
    public void fallMute() {
        sockets.fallMute();
    }

    public void speakAgain() {
        sockets.speakAgain();
    }

    public int openLinks() {
        return sockets.links().size();
    }

    /** How often the bot asked for a WebSocket address. */
    public int issuedTickets() {
        return sockets.issued();
    }

    // What people do

    public Request command(String channel, String command, String text) {
        ObjectNode payload = JSON.createObjectNode()
                .put("token", "verification")
                .put("team_id", TEAM)
                .put("team_domain", "loopback")
                .put("channel_id", channel)
                .put("channel_name", "mail")
                .put("user_id", ASKER)
                .put("user_name", "asker")
                .put("command", command)
                .put("text", text)
                .put("api_app_id", "A0MXBOT")
                .put("response_url", responseUrl(channel, Optional.empty()))
                .put("trigger_id", trigger());
        return new Request(Request.Kind.SLASH_COMMANDS, payload);
    }

    public Request mention(String channel, String text, Optional<String> thread) {
        ObjectNode event = said(channel, ASKER, text).put("type", "app_mention");
        thread.ifPresent(ts -> event.put("thread_ts", ts));
        return event(event);
    }

    public Request directMessage(String text) {
        return event(said(DIRECT, ASKER, text).put("type", "message").put("channel_type", "im"));
    }

    /** An event as its sender wrote it, in its envelope. */
    public Request event(ObjectNode event) {
        ObjectNode payload = JSON.createObjectNode()
                .put("token", "verification")
                .put("team_id", TEAM)
                .put("api_app_id", "A0MXBOT")
                .put("type", "event_callback")
                .put("event_id", id("Ev"))
                .put("event_time", 1_700_000_000);
        payload.set("event", event);
        payload.putArray("authorizations")
                .addObject()
                .put("team_id", TEAM)
                .put("user_id", BOT_USER)
                .put("is_bot", true);
        return new Request(Request.Kind.EVENTS_API, payload);
    }

    public ObjectNode said(String channel, String user, String text) {
        return JSON.createObjectNode()
                .put("user", user)
                .put("text", text)
                .put("ts", "1700000001.00000" + ids.incrementAndGet() % 10)
                .put("channel", channel)
                .put("event_ts", "1700000001.000001");
    }

    /** Somebody presses the button with this label. */
    public Request press(Message message, String label) {
        for (JsonNode block : message.blocks()) {
            for (JsonNode element : block.path("elements")) {
                if (element.path("type").asText().equals("button")
                        && element.path("text").path("text").asText().equals(label)) {
                    return press(message, element);
                }
            }
        }
        throw new IllegalArgumentException("no button " + label + " in " + message);
    }

    private Request press(Message message, JsonNode button) {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", "block_actions")
                .put("api_app_id", "A0MXBOT")
                .put("token", "verification")
                .put("trigger_id", trigger())
                .put("response_url", responseUrl(message.channel(), Optional.of(message.ts())));
        payload.putObject("user").put("id", ASKER).put("username", "asker").put("team_id", TEAM);
        payload.putObject("team").put("id", TEAM).put("domain", "loopback");
        payload.putObject("channel").put("id", message.channel()).put("name", "mail");
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", message.onlyFor().isPresent());
        if (message.onlyFor().isEmpty()) {
            ObjectNode copy = payload.putObject("message")
                    .put("type", "message")
                    .put("user", BOT_USER)
                    .put("bot_id", "B0MXBOT")
                    .put("ts", message.ts())
                    .put("text", message.text());
            message.thread().ifPresent(ts -> copy.put("thread_ts", ts));
            ArrayNode blocks = copy.putArray("blocks");
            message.blocks().forEach(block -> blocks.add(((ObjectNode) block.deepCopy()).put("block_id", id("b"))));
        }
        payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", button.path("action_id").asText())
                .put("block_id", id("b"))
                .put("value", button.path("value").asText())
                .put("action_ts", "1700000002.000001");
        return new Request(Request.Kind.INTERACTIVE, payload);
    }

    /**
     * Somebody presses the button of a view.
     *
     * @param entered by block; where nothing is, what stood there already
     */
    public Request submit(View view, Map<String, String> entered) {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", "view_submission")
                .put("api_app_id", "A0MXBOT")
                .put("token", "verification")
                .put("trigger_id", trigger())
                .put("is_enterprise_install", false)
                .putNull("enterprise");
        payload.putObject("team").put("id", TEAM).put("domain", "loopback");
        payload.putObject("user").put("id", ASKER).put("username", "asker").put("team_id", TEAM);
        payload.putArray("response_urls");
        ObjectNode copy = view.json()
                .deepCopy()
                .put("id", view.id())
                .put("root_view_id", view.id())
                .put("team_id", TEAM)
                .put("app_id", "A0MXBOT")
                .put("bot_id", "B0MXBOT")
                .put("hash", "1700000003.abcdef")
                .put("external_id", "")
                .putNull("previous_view_id");
        ObjectNode values = copy.putObject("state").putObject("values");
        for (JsonNode block : copy.path("blocks")) {
            String id = block.path("block_id").asText();
            String value = entered.getOrDefault(id, view.initialValue(id));
            // Slack's client sends no form whose fields are empty or hold too much.
            if (value.isEmpty()
                    || value.length() > block.path("element").path("max_length").asInt(3000)) {
                throw new IllegalArgumentException("cannot be entered in " + id + ": " + value);
            }
            values.putObject(id)
                    .putObject(block.path("element").path("action_id").asText())
                    .put("type", "plain_text_input")
                    .put("value", value);
        }
        payload.set("view", copy);
        return new Request(Request.Kind.INTERACTIVE, payload);
    }

    public CompletableFuture<Ack> send(Request request) {
        return send(request, 0);
    }

    /**
     * Sends a request, or sends it again.
     *
     * @param attempt 0 the first time
     */
    public CompletableFuture<Ack> send(Request request, int attempt) {
        return endpoint.map(url -> post(url, request, attempt)).orElseGet(() -> push(request, attempt));
    }

    /** The acknowledgement, waited for. */
    public Ack sendAndAwait(Request request) throws Exception {
        return sendAndAwait(request, 0);
    }

    public Ack sendAndAwait(Request request, int attempt) throws Exception {
        return send(request, attempt).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private CompletableFuture<Ack> push(Request request, int attempt) {
        String id = id("envelope");
        ObjectNode envelope = JSON.createObjectNode()
                .put("envelope_id", id)
                .put("type", request.kind().name().toLowerCase(Locale.ROOT))
                .put("accepts_response_payload", takesPayload(request));
        if (request.kind() == Request.Kind.EVENTS_API) {
            envelope.put("retry_attempt", attempt).put("retry_reason", attempt == 0 ? "" : "timeout");
        }
        envelope.set("payload", request.payload());
        CompletableFuture<Ack> ack = new CompletableFuture<>();
        unacknowledged.put(id, new Waiting(System.nanoTime(), ack, request));
        sockets.send(envelope.toString());
        return ack;
    }

    private void acknowledged(JsonNode message) {
        Waiting waiting = unacknowledged.remove(message.path("envelope_id").asText());
        if (waiting == null) {
            violation("an acknowledgement of nothing that was sent: " + message);
            return;
        }
        if (message.has("payload") && !takesPayload(waiting.request())) {
            violation("a payload where none is accepted: " + message);
        }
        acknowledged(waiting, 200, message.path("payload"));
    }

    private void acknowledged(Waiting waiting, int status, JsonNode body) {
        Duration after = Duration.ofNanos(System.nanoTime() - waiting.since());
        if (after.compareTo(ACKNOWLEDGE_WITHIN) > 0) {
            violation("acknowledged after " + after.toMillis() + " ms");
        }
        if (status == 200 && !body.isMissingNode()) {
            if (isSubmission(waiting.request())) {
                checkSubmission(waiting.request().payload().path("view"), body);
            } else {
                say(waiting.request().payload().path("channel_id").asText(), body);
            }
        }
        waiting.ack().complete(new Ack(status, body, after));
    }

    private static boolean takesPayload(Request request) {
        return request.kind() == Request.Kind.SLASH_COMMANDS || isSubmission(request);
    }

    private static boolean isSubmission(Request request) {
        return request.payload().path("type").asText().equals("view_submission");
    }

    /** https://docs.slack.dev/surfaces/modals#displaying_errors: each error stands under an input of the view. */
    private void checkSubmission(JsonNode view, JsonNode body) {
        List<String> inputs = view.path("blocks").findValuesAsText("block_id");
        JsonNode errors = body.path("errors");
        if (!body.path("response_action").asText().equals("errors") || errors.isEmpty()) {
            violation("no answer to a view that was sent: " + body);
        }
        errors.properties().forEach(error -> {
            if (!inputs.contains(error.getKey()) || error.getValue().asText("").isBlank()) {
                violation("an error of no field: " + error);
            }
        });
    }

    private CompletableFuture<Ack> post(URI url, Request request, int attempt) {
        String body = switch (request.kind()) {
            case EVENTS_API -> request.payload().toString();
            case INTERACTIVE -> "payload=" + encoded(request.payload().toString());
            case SLASH_COMMANDS -> {
                List<String> pairs = new ArrayList<>();
                request.payload()
                        .properties()
                        .forEach(field -> pairs.add(
                                field.getKey() + "=" + encoded(field.getValue().asText())));
                yield String.join("&", pairs);
            }
        };
        HttpRequest.Builder builder = signed(url, body.getBytes(UTF_8))
                .header(
                        "Content-Type",
                        request.kind() == Request.Kind.EVENTS_API
                                ? "application/json"
                                : "application/x-www-form-urlencoded");
        if (attempt > 0) {
            builder.header("X-Slack-Retry-Num", String.valueOf(attempt)).header("X-Slack-Retry-Reason", "http_timeout");
        }
        Waiting waiting = new Waiting(System.nanoTime(), new CompletableFuture<>(), request);
        client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                .thenAccept(response -> acknowledged(
                        waiting,
                        response.statusCode(),
                        response.body().startsWith("{") ? json(response.body()) : MissingNode.getInstance()))
                .exceptionally(fault -> {
                    waiting.ack().completeExceptionally(fault);
                    return null;
                });
        return waiting.ack();
    }

    /** A POST that Slack signs now. */
    public HttpRequest.Builder signed(URI url, byte[] body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(url)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    public static String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // What the bot does

    /** What stands in every channel, oldest first. */
    public List<Message> messages() {
        return conversations.all();
    }

    /** The views that were opened, in order. */
    public synchronized List<View> views() {
        return List.copyOf(views);
    }

    /** The first view, as soon as it is open. */
    public View awaitView() throws InterruptedException {
        return await(() -> views().stream().findFirst(), "view");
    }

    /** What files were shared, in order. */
    public synchronized List<SharedFile> files() {
        return List.copyOf(files);
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** The first message that is as wished, as soon as there is one. */
    public Message await(Predicate<Message> wished) throws InterruptedException {
        return await(() -> messages().stream().filter(wished).findFirst(), "message");
    }

    /** Waits until the bot has called a method so often. */
    public void awaitCalls(String method, int times) throws InterruptedException {
        await(
                () -> calls().stream()
                                        .filter(call -> call.method().equals(method))
                                        .count()
                                >= times
                        ? Optional.of(true)
                        : Optional.empty(),
                "call of " + method);
    }

    /** Waits until something is so; looked at whenever something happens here, and now and then. */
    public synchronized <T> T await(Supplier<Optional<T>> wished, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = wished.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "no such " + what + "; there is " + messages() + " after " + calls() + " with " + violations);
            }
            wait(20);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        sockets.end();
        threads.shutdownNow();
    }

    private interface Handler {
        String answer(HttpExchange exchange, String body) throws IOException;
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String answer;
            int status = 200;
            try {
                answer = handler.answer(exchange, body);
            } catch (Refusal refusal) {
                Fault fault = refusal.fault;
                if (fault.status() == 0) {
                    return;
                }
                fault.headers().forEach(exchange.getResponseHeaders()::set);
                status = fault.status();
                answer = fault.body();
            }
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (RuntimeException e) {
            violation("a call that could not be understood: " + e);
            throw e;
        }
    }

    private String api(HttpExchange exchange, String body) {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        Map<String, String> params = form(body);
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> header.replaceFirst("^Bearer ", ""))
                .orElse(params.getOrDefault("token", ""));
        params.remove("token");
        called(method, params);
        Optional<Fault> fault = fault(method).or(() -> fault(method + " " + params.getOrDefault("channel", "")));
        fault.filter(f -> !f.done()).ifPresent(f -> {
            throw new Refusal(f);
        });
        String answer = done(method, params, token);
        wake();
        if (fault.isPresent()) {
            pause(fault.get().after());
            if (fault.get().status() == 0) {
                throw new Refusal(fault.get());
            }
        }
        return answer;
    }

    private String done(String method, Map<String, String> params, String token) {
        if (!token.equals(method.equals("apps.connections.open") ? APP_TOKEN : BOT_TOKEN)) {
            throw new Refusal(Fault.error("invalid_auth"));
        }
        return switch (method) {
            case "auth.test" ->
                "{\"ok\":true,\"team_id\":\"" + TEAM + "\",\"user_id\":\"" + BOT_USER + "\",\"bot_id\":\"B0MXBOT\"}";
            case "apps.connections.open" -> "{\"ok\":true,\"url\":\"" + sockets.issueTicket() + "\"}";
            case "chat.postMessage" -> posted(params, Optional.empty());
            case "chat.postEphemeral" -> posted(params, Optional.of(params.getOrDefault("user", "")));
            case "chat.update" -> updated(params);
            case "chat.delete" -> {
                if (!conversations.delete(params.getOrDefault("channel", ""), params.getOrDefault("ts", ""))) {
                    throw new Refusal(Fault.error("message_not_found"));
                }
                yield "{\"ok\":true}";
            }
            case "chat.getPermalink" -> permalink(params);
            case "conversations.history" -> history(params, Optional.empty());
            case "conversations.replies" -> history(params, Optional.of(params.getOrDefault("ts", "")));
            case "conversations.open" -> directMessage(params);
            case "users.info" -> person(params);
            case "views.open" -> opened(params);
            case "files.getUploadURLExternal" -> uploadUrl(params);
            case "files.completeUploadExternal" -> shared(params);
            default -> {
                violation("a method that the bot has no scope for: " + method);
                throw new Refusal(Fault.error("missing_scope"));
            }
        };
    }

    private String posted(Map<String, String> params, Optional<String> onlyFor) {
        String channel = params.getOrDefault("channel", "");
        if (strangeChannels.contains(channel)) {
            throw new Refusal(Fault.error("not_in_channel"));
        }
        JsonNode blocks = json(params.getOrDefault("blocks", "[]"));
        check(params.getOrDefault("text", ""), blocks);
        Optional<String> thread = Optional.ofNullable(params.get("thread_ts"));
        thread.filter(ts -> !ts.matches("\\d{10}\\.\\d{6}")).ifPresent(ts -> violation("no thread: " + ts));
        boolean alsoInChannel = params.getOrDefault("reply_broadcast", "").matches("1|true");
        if (alsoInChannel && thread.isEmpty()) {
            violation("a message that is no reply is shown outside its thread");
        }
        Message message = conversations.post(
                channel, thread, onlyFor, params.getOrDefault("text", ""), blocks, metadata(params), alsoInChannel);
        return onlyFor.isPresent()
                ? "{\"ok\":true,\"message_ts\":\"" + message.ts() + "\"}"
                : "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"" + message.ts() + "\"}";
    }

    /** https://docs.slack.dev/messaging/message-metadata */
    private JsonNode metadata(Map<String, String> params) {
        if (!params.containsKey("metadata")) {
            return MissingNode.getInstance();
        }
        JsonNode metadata = json(params.get("metadata"));
        if (!metadata.path("event_type").asText().matches("[a-z][a-z0-9_]{0,79}")) {
            throw new Refusal(Fault.error("invalid_metadata_schema"));
        }
        if (!metadata.path("event_payload").isObject()) {
            throw new Refusal(Fault.error("invalid_metadata_format"));
        }
        return metadata;
    }

    private String permalink(Map<String, String> params) {
        String channel = params.getOrDefault("channel", "");
        String ts = params.getOrDefault("message_ts", "");
        if (!conversations.has(channel, ts)) {
            throw new Refusal(Fault.error("message_not_found"));
        }
        return "{\"ok\":true,\"channel\":\"" + channel + "\",\"permalink\":\"https://loopback.example/archives/"
                + channel + "/p" + ts.replace(".", "") + "\"}";
    }

    /** Channels from their end, threads from their beginning, parent first; page by page. */
    private String history(Map<String, String> params, Optional<String> parent) {
        String channel = params.getOrDefault("channel", "");
        demandScope(channel.startsWith("D") ? "im:history" : "channels:history", !channel.startsWith("D"));
        if (strangeChannels.contains(channel)) {
            throw new Refusal(Fault.error("not_in_channel"));
        }
        List<Message> all = new ArrayList<>(conversations.readable(channel));
        if (parent.isPresent()) {
            if (!conversations.has(channel, parent.get())) {
                throw new Refusal(Fault.error("thread_not_found"));
            }
            all.removeIf(m -> !m.ts().equals(parent.get()) && !m.thread().equals(parent));
        } else {
            all.removeIf(m -> m.thread().isPresent() && !m.alsoInChannel());
            Collections.reverse(all);
        }
        int limit = Integer.parseInt(params.getOrDefault("limit", "100"));
        if (limit < 1 || limit > 1000) {
            throw new Refusal(Fault.error("invalid_limit"));
        }
        String cursor = params.getOrDefault("cursor", "");
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.replace("page-", ""));
        int to = Math.min(all.size(), from + Math.min(limit, largestPage));
        boolean more = to < all.size();
        ObjectNode answer = JSON.createObjectNode().put("ok", true).put("has_more", more);
        ArrayNode page = answer.putArray("messages");
        for (Message message : all.subList(from, to)) {
            ObjectNode copy = page.addObject()
                    .put("type", "message")
                    .put("user", BOT_USER)
                    .put("bot_id", "B0MXBOT")
                    .put("ts", message.ts())
                    .put("text", message.text());
            message.thread().ifPresent(ts -> copy.put("thread_ts", ts));
            if (params.getOrDefault("include_all_metadata", "").matches("1|true")
                    && message.metadata().isObject()) {
                copy.set("metadata", message.metadata());
            }
        }
        answer.putObject("response_metadata").put("next_cursor", more ? "page-" + to : "");
        return answer.toString();
    }

    /** Slack gives no more at a time, whatever the bot asks for. */
    public void givePagesOf(int messages) {
        largestPage = messages;
    }

    private String directMessage(Map<String, String> params) {
        String user = params.getOrDefault("users", "");
        if (!user.equals(ASKER) && !people.containsKey(user)) {
            throw new Refusal(Fault.error("user_not_found"));
        }
        String channel = user.equals(ASKER) ? DIRECT : "D" + user.substring(1);
        return "{\"ok\":true,\"channel\":{\"id\":\"" + channel + "\"}}";
    }

    private String person(Map<String, String> params) {
        demandScope("users:read", false);
        ObjectNode user = people.get(params.getOrDefault("user", ""));
        if (user == null) {
            throw new Refusal(Fault.error("user_not_found"));
        }
        return "{\"ok\":true,\"user\":" + user + "}";
    }

    /**
     * @param extra whether the manifests do not ask for it
     */
    private void demandScope(String scope, boolean extra) {
        if (withheld.contains(scope) || (extra && !granted.contains(scope))) {
            throw new Refusal(Fault.error("missing_scope"));
        }
    }

    private String opened(Map<String, String> params) {
        Long issued = triggers.remove(params.getOrDefault("trigger_id", ""));
        if (issued == null || System.nanoTime() - issued > TRIGGER_LIVES.toNanos()) {
            throw new Refusal(Fault.error("expired_trigger_id"));
        }
        JsonNode json = json(params.getOrDefault("view", "null"));
        List<String> faults = BlockKit.faultsOfView(json);
        if (!faults.isEmpty()) {
            faults.forEach(this::violation);
            throw new Refusal(Fault.error("invalid_arguments"));
        }
        View view = new View(id("V"), (ObjectNode) json);
        synchronized (this) {
            views.add(view);
        }
        wake();
        return "{\"ok\":true,\"view\":{\"id\":\"" + view.id() + "\",\"type\":\"modal\"}}";
    }

    private String updated(Map<String, String> params) {
        JsonNode blocks = json(params.getOrDefault("blocks", "[]"));
        check(params.getOrDefault("text", ""), blocks);
        String ts = params.getOrDefault("ts", "");
        if (!conversations.replace(
                params.getOrDefault("channel", ""), ts, params.getOrDefault("text", ""), blocks, metadata(params))) {
            throw new Refusal(Fault.error("message_not_found"));
        }
        return "{\"ok\":true,\"ts\":\"" + ts + "\"}";
    }

    /** A file on its way: announced, then uploaded, then shared. */
    private record Upload(int length, String alt, Optional<Png> png) {}

    private String uploadUrl(Map<String, String> params) {
        String length = params.getOrDefault("length", "");
        if (!length.matches("[1-9]\\d{0,8}")
                || params.getOrDefault("filename", "").isBlank()) {
            throw new Refusal(Fault.error("invalid_arguments"));
        }
        String alt = params.getOrDefault("alt_txt", "");
        if (alt.isBlank()) {
            violation("a picture that says nothing to those who do not see it");
        }
        String id = id("F");
        uploads.put(id, new Upload(Integer.parseInt(length), alt, Optional.empty()));
        return "{\"ok\":true,\"file_id\":\"" + id + "\",\"upload_url\":\"http://127.0.0.1:"
                + http.getAddress().getPort() + "/upload/" + id + "\"}";
    }

    private void uploaded(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring("/upload/".length());
            called("upload", Map.of("id", id));
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            int status = 200;
            try {
                fail("upload");
                Upload upload = uploads.get(id);
                if (upload == null || bytes.length != upload.length()) {
                    violation("an upload of " + bytes.length + " bytes that was announced otherwise: " + upload);
                    status = 400;
                } else {
                    uploads.put(id, new Upload(bytes.length, upload.alt(), Optional.of(new Png(bytes))));
                }
            } catch (Refusal refusal) {
                status = refusal.fault.status();
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private String shared(Map<String, String> params) {
        JsonNode file = json(params.getOrDefault("files", "[]")).path(0);
        Upload upload = uploads.remove(file.path("id").asText());
        if (upload == null || upload.png().isEmpty()) {
            throw new Refusal(Fault.error("file_not_found"));
        }
        String channel = params.getOrDefault("channel_id", "");
        if (strangeChannels.contains(channel)) {
            throw new Refusal(Fault.error("not_in_channel"));
        }
        Optional<String> thread = Optional.ofNullable(params.get("thread_ts"));
        thread.filter(ts -> messages().stream()
                        .anyMatch(message -> message.ts().equals(ts)
                                && (message.thread().isPresent()
                                        || message.onlyFor().isPresent())))
                .ifPresent(ts -> violation("a file in the thread of a reply or of a private message: " + ts));
        synchronized (this) {
            files.add(new SharedFile(channel, thread, upload.alt(), upload.png().get()));
        }
        wake();
        return "{\"ok\":true,\"files\":[{\"id\":\"" + file.path("id").asText() + "\"}]}";
    }

    private String responded(HttpExchange exchange, String body) {
        ObjectNode message = (ObjectNode) json(body);
        called("response_url", Map.of("body", body));
        fail("response_url");
        ResponseUrl url = responseUrls.get(exchange.getRequestURI().getPath());
        if (url == null) {
            throw new Refusal(Fault.notDone(404, "expired_url", Map.of()));
        }
        if (url.uses().incrementAndGet() > MOST_USES) {
            violation("a response_url used for the sixth time");
            throw new Refusal(Fault.notDone(404, "used_url", Map.of()));
        }
        if (message.path("replace_original").asBoolean()) {
            check(message.path("text").asText(), message.path("blocks"));
            if (url.message().isEmpty()) {
                violation("a command's response_url replaces nothing");
            } else if (!conversations.replace(
                    url.channel(),
                    url.message().get(),
                    message.path("text").asText(),
                    message.path("blocks"),
                    MissingNode.getInstance())) {
                violation("a message replaced that is not there any more");
            }
        } else {
            say(url.channel(), message);
        }
        return "ok";
    }

    /** A message as acknowledgements and response_urls carry it. */
    private void say(String channel, JsonNode message) {
        JsonNode blocks = message.has("blocks") ? message.path("blocks") : JSON.createArrayNode();
        check(message.path("text").asText(), blocks);
        conversations.post(
                channel,
                Optional.ofNullable(message.path("thread_ts").textValue()),
                message.path("response_type").asText().equals("in_channel") ? Optional.empty() : Optional.of(ASKER),
                message.path("text").asText(),
                blocks);
        wake();
    }

    private void check(String text, JsonNode blocks) {
        if (text.isBlank()) {
            violation("a message without a text for notifications");
        }
        BlockKit.faultsOfText(text).forEach(this::violation);
        BlockKit.faults(blocks).forEach(this::violation);
    }

    private void fail(String method) {
        fault(method).ifPresent(fault -> {
            throw new Refusal(fault);
        });
    }

    private Optional<Fault> fault(String method) {
        return Optional.ofNullable(faults.get(method))
                .map(ArrayDeque::poll)
                .or(() -> Optional.ofNullable(lastingFaults.get(method)));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void called(String method, Map<String, String> params) {
        calls.add(new Call(method, Map.copyOf(params)));
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void violation(String what) {
        violations.add(what);
        notifyAll();
    }

    private String responseUrl(String channel, Optional<String> message) {
        String path = "/respond/" + id("r");
        responseUrls.put(path, new ResponseUrl(channel, message, new AtomicInteger()));
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    /** No response_url issued so far works any more. */
    public void expireResponseUrls() {
        responseUrls.clear();
    }

    /** Nothing opens a view by what was done so far. */
    public void expireTriggers() {
        triggers.clear();
    }

    private String trigger() {
        String id = id("trigger");
        triggers.put(id, System.nanoTime());
        return id;
    }

    private String id(String prefix) {
        return prefix + ids.incrementAndGet();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A call is not done. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        Refusal(Fault fault) {
            super(fault.body());
            this.fault = fault;
        }
    }
}
