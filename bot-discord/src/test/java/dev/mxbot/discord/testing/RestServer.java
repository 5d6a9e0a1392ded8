package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST half: judges each request, answers as Discord does, and notes it down. */
final class RestServer {
    private static final String BASE = "/api/v10";
    private static final Pattern CALLBACK = Pattern.compile("/interactions/(\\d+)/([^/]+)/callback");
    private static final Pattern ORIGINAL = Pattern.compile("/webhooks/(\\d+)/([^/]+)/messages/@original");
    private static final Pattern MESSAGES = Pattern.compile("/channels/(\\d+)/messages");
    private static final Pattern MESSAGE = Pattern.compile("/channels/(\\d+)/messages/(\\d+)");
    private static final Pattern THREADS = Pattern.compile("/channels/(\\d+)/messages/(\\d+)/threads");
    private static final Pattern USER = Pattern.compile("/users/(\\d+)");
    private static final Pattern MEMBER = Pattern.compile("/guilds/(\\d+)/members/(\\d+)");
    private static final String COMMANDS = "/applications/" + World.APPLICATION + "/commands";

    static {
        // Without it the JDK's server waits for the client's ACK before the second half of an answer: 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final LoopbackDiscord discord;
    private static final OpenApi API = new OpenApi();
    private final Snowflakes ids;
    private final Channels channels;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    RestServer(LoopbackDiscord discord, Snowflakes ids, int port) throws IOException {
        this.discord = discord;
        this.ids = ids;
        this.channels = discord.channels();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        long atNanos = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        byte[] raw = exchange.getRequestBody().readAllBytes();
        atNanos = raw.length == 0 ? atNanos : System.nanoTime();
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        Map<String, byte[]> files = Map.of();
        JsonNode body = MissingNode.getInstance();
        if (type.startsWith("multipart/")) {
            Multipart form = Multipart.parsed(type, raw);
            files = form.files();
            body = World.JSON.readTree(form.json());
        } else if (raw.length > 0) {
            body = World.JSON.readTree(raw);
        }
        String below = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        Request request = new Request(exchange.getRequestMethod(), below, body, files);
        Answer answer;
        try {
            answer = answer(request, exchange.getRequestHeaders().getFirst("Authorization"));
        } catch (RuntimeException broken) {
            answer = complain(request, new Refusal(500, 0, broken.toString())); // the judge itself: a test must see it
        }
        discord.changed();
        discord.hold(request.method(), below);
        boolean lost = discord.losesReply(request.method(), below);
        discord.record(new Call(request.method(), below, body, files, atNanos, answer.status()));
        if (lost) {
            exchange.close(); // without a word
        } else {
            send(exchange, answer);
        }
    }

    private Answer answer(Request request, String authorization) {
        if (!request.path().startsWith("/webhooks/") && !("Bot " + discord.token()).equals(authorization)) {
            return new Answer(Refusal.UNAUTHORIZED);
        }
        Optional<Refusal> planned = discord.plannedFailure(request.method(), request.path());
        return planned.map(Answer::new).orElseGet(() -> judged(request));
    }

    private Answer judged(Request request) {
        Matcher callback = CALLBACK.matcher(request.path());
        if (request.is("POST") && callback.matches()) {
            return firstAnswer(request, discord.interactionOf(callback.group(2)));
        }
        Matcher original = ORIGINAL.matcher(request.path());
        if (request.is("PATCH") && original.matches()) {
            return editOfOriginal(request, discord.interactionOf(original.group(2)));
        }
        Matcher messages = MESSAGES.matcher(request.path());
        if (request.is("POST") && messages.matches()) {
            return newMessage(request, messages.group(1));
        }
        if (request.is("GET") && messages.matches()) {
            return channels.closed(messages.group(1))
                    .map(Answer::new)
                    .orElseGet(() -> new Answer(channels.history(messages.group(1))));
        }
        Matcher threads = THREADS.matcher(request.path());
        if (request.is("POST") && threads.matches()) {
            return newThread(request, threads.group(1), threads.group(2));
        }
        Matcher member = MEMBER.matcher(request.path());
        if (request.is("GET") && member.matches()) {
            return discord.member(member.group(2)).map(Answer::new).orElseGet(() -> new Answer(Refusal.UNKNOWN_MEMBER));
        }
        Matcher user = USER.matcher(request.path());
        if (request.is("GET") && user.matches()) {
            return discord.user(user.group(1)).map(Answer::new).orElseGet(() -> new Answer(Refusal.UNKNOWN_USER));
        }
        if (request.is("POST") && request.path().equals("/users/@me/channels")) {
            return direct(request);
        }
        if (request.is("GET") && request.path().equals("/gateway/bot")) {
            return new Answer(discord.gatewayForBots());
        }
        Matcher message = MESSAGE.matcher(request.path());
        if (request.is("GET") && message.matches()) {
            return channels.closed(message.group(1))
                    .map(Answer::new)
                    .orElseGet(() -> channels.find(message.group(1), message.group(2))
                            .map(Answer::new)
                            .orElseGet(() -> new Answer(Refusal.UNKNOWN_MESSAGE)));
        }
        if (request.is("PATCH") && message.matches()) {
            return editOfMessage(request, message.group(1), message.group(2));
        }
        if (request.is("PUT") && request.path().equals(COMMANDS)) {
            return commands(request);
        }
        if (request.is("GET") && request.path().equals("/users/@me")) {
            return new Answer(World.bot());
        }
        return complain(request, new Refusal(404, 0, "404: Not Found"));
    }

    private Answer firstAnswer(Request request, Optional<Interaction> known) {
        if (known.isEmpty() || (!known.get().isAcknowledged() && known.get().isExpired())) {
            return new Answer(Refusal.UNKNOWN_INTERACTION);
        }
        Interaction interaction = known.get();
        if (interaction.isAcknowledged()) {
            return complain(request, Refusal.ALREADY_ACKNOWLEDGED);
        }
        int type = request.body().path("type").asInt();
        if (type == 9) {
            return shown(request, interaction);
        }
        String schema = type == 8
                ? "ApplicationCommandAutocompleteCallbackRequest"
                : type >= 6 ? "UpdateMessageInteractionCallbackRequest" : "CreateMessageInteractionCallbackRequest";
        boolean hasMessage = type == 4 || type == 7;
        Optional<String> wrong = API.wrong(schema, request.body());
        if (wrong.isEmpty() && hasMessage) {
            wrong = MessageRules.broken(
                    request.body().path("data"), request.files().keySet());
        }
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        interaction.acknowledge(hasMessage && MessageRules.isV2(request.body().path("data")));
        ObjectNode answer = World.JSON.createObjectNode();
        answer.putObject("interaction").put("id", interaction.id()).put("type", 2);
        ObjectNode resource = answer.putObject("resource").put("type", type);
        if (type != 8) {
            resource.set("message", World.message(ids.next(), interaction.channelId(), World.bot(), ""));
        }
        return new Answer(answer);
    }

    /** A modal answers a command or a component, never a modal. */
    private Answer shown(Request request, Interaction interaction) {
        JsonNode modal = request.body().path("data");
        Optional<String> wrong = API.wrong("ModalInteractionCallbackRequest", request.body())
                .or(() -> ModalRules.broken(modal))
                .or(() -> interaction.type() == 2 || interaction.type() == 3
                        ? Optional.empty()
                        : Optional.of("no modal answers an interaction of type " + interaction.type()));
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        interaction.show(modal);
        interaction.acknowledge(false);
        ObjectNode answer = World.JSON.createObjectNode();
        answer.putObject("interaction").put("id", interaction.id()).put("type", interaction.type());
        answer.putObject("resource").put("type", 9);
        return new Answer(answer);
    }

    private Answer editOfOriginal(Request request, Optional<Interaction> known) {
        if (known.isEmpty() || !known.get().isAcknowledged()) {
            return new Answer(Refusal.UNKNOWN_WEBHOOK);
        }
        Interaction interaction = known.get();
        if (interaction.isExpired()) {
            return new Answer(Refusal.EXPIRED_TOKEN);
        }
        Optional<String> wrong = wrongMessage("IncomingWebhookUpdateRequestPartial", request);
        if (wrong.isEmpty() && interaction.isBoundToV2() && !MessageRules.isV2(request.body())) {
            wrong = Optional.of("a message with V2 components stays one");
        }
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        if (MessageRules.isV2(request.body())) {
            interaction.bindToV2();
        }
        return new Answer(World.message(ids.next(), interaction.channelId(), World.bot(), ""));
    }

    private Answer newMessage(Request request, String channel) {
        if (channel.equals(World.MUTE_CHANNEL) || channel.equals(World.FOREIGN_CHANNEL)) {
            return complain(request, Refusal.MISSING_PERMISSIONS);
        }
        Optional<String> wrong = wrongMessage("MessageCreateRequest", request);
        if (wrong.isEmpty()
                && request.body().has("message_reference")
                && request.body()
                        .path("message_reference")
                        .path("fail_if_not_exists")
                        .asBoolean(true)) {
            wrong = Optional.of("a reply that fails if the question is deleted");
        }
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        Optional<Refusal> refused =
                channels.notCreated(channel, !request.files().isEmpty());
        if (refused.isPresent()) {
            return new Answer(refused.get());
        }
        return new Answer(channels.sentBefore(channel, request.body())
                .filter(before -> request.body().path("enforce_nonce").asBoolean())
                .orElseGet(() -> channels.create(channel, request.body())));
    }

    private Answer newThread(Request request, String channel, String message) {
        Optional<String> wrong = API.wrong("CreateTextThreadWithMessageRequest", request.body());
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        if (channel.equals(World.DIRECT)) {
            return complain(request, Refusal.WRONG_CHANNEL_TYPE);
        }
        Optional<Refusal> refused = channels.notBegun(channel, message);
        if (refused.isPresent()) {
            return new Answer(refused.get());
        }
        channels.begin(channel, message);
        ObjectNode thread =
                World.thread(message, channel, request.body().path("name").asText());
        discord.dispatch("THREAD_CREATE", thread);
        return new Answer(thread);
    }

    private Answer direct(Request request) {
        return API.wrong("CreatePrivateChannelRequest", request.body())
                .map(wrong -> complain(request, Refusal.malformed(wrong)))
                .orElseGet(() -> new Answer(World.JSON
                        .createObjectNode()
                        .put(
                                "id",
                                channels.openDirect(
                                        request.body().path("recipient_id").asText()))
                        .put("type", 1)));
    }

    private Answer editOfMessage(Request request, String channel, String message) {
        Optional<String> wrong = wrongMessage("MessageEditRequestPartial", request);
        if (wrong.isPresent()) {
            return complain(request, Refusal.malformed(wrong.get()));
        }
        return channels.notEdited(channel, message, request.body())
                .map(Answer::new)
                .orElseGet(() -> new Answer(World.message(message, channel, World.bot(), "")));
    }

    private Answer commands(Request request) {
        ArrayNode registered = World.JSON.createArrayNode();
        for (JsonNode command : request.body()) {
            Optional<String> wrong = API.wrong("ApplicationCommandUpdateRequest", command);
            if (wrong.isPresent()) {
                return complain(request, Refusal.malformed(wrong.get()));
            }
            ObjectNode copy = command.deepCopy();
            copy.put("id", ids.next());
            copy.put("application_id", World.APPLICATION);
            copy.put("version", ids.next());
            registered.add(copy);
        }
        return new Answer(registered);
    }

    private Optional<String> wrongMessage(String schema, Request request) {
        return API.wrong(schema, request.body())
                .or(() -> MessageRules.broken(request.body(), request.files().keySet()));
    }

    private Answer complain(Request request, Refusal refusal) {
        discord.complain(request.method() + " " + request.path() + ": " + refusal + " for " + request.body());
        return new Answer(refusal);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        // Without this header JDA takes a refusal for one of the proxy in front of Discord.
        exchange.getResponseHeaders().add("via", "1.1 loopback");
        if (answer.status() == Refusal.TOO_MANY.status()) {
            exchange.getResponseHeaders().add("Retry-After", Integer.toString(LoopbackDiscord.RETRY_AFTER_SECONDS));
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Request(String method, String path, JsonNode body, Map<String, byte[]> files) {
        boolean is(String other) {
            return method.equals(other);
        }
    }

    private record Answer(int status, String body) {
        Answer(JsonNode body) {
            this(200, body.toString());
        }

        Answer(Refusal refusal) {
            this(
                    refusal.status(),
                    World.JSON
                            .createObjectNode()
                            .put("code", refusal.code())
                            .put("message", refusal.message())
                            .toString());
        }
    }
}
