package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Discord on this machine. Its addresses are known from the start; it answers once {@link #open} was called, so that a test can also have
 * a Discord that is down.
 */
public final class LoopbackDiscord implements AutoCloseable {
    /** What is to be waited after {@link Refusal#TOO_MANY}. */
    public static final int RETRY_AFTER_SECONDS = 7;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String token;
    private final int restPort = freePort();
    private final int gatewayPort = freePort();
    private final Snowflakes ids = new Snowflakes();
    private final Channels channels = new Channels(ids);
    private final Map<String, String> nicks = new ConcurrentHashMap<>();
    private final Set<String> formerMembers = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> members = new ConcurrentHashMap<>(Map.of(World.PERSON, List.of()));
    private final List<PlannedDelay> delays = new ArrayList<>();
    private final List<PlannedFailure> losses = new ArrayList<>();
    private int loginsLeft = 1000;
    private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<PlannedFailure> plan = new ArrayList<>();
    private @Nullable RestServer rest;
    private @Nullable GatewayServer gateway;
    private boolean refusesAtTheGateway;
    private boolean identified;
    private volatile String actor = World.PERSON;

    /** @param token the one that this Discord accepts */
    public LoopbackDiscord(String token) {
        this.token = token;
    }

    public LoopbackDiscord open() {
        try {
            rest = new RestServer(this, ids, restPort);
            gateway = new GatewayServer(this, gatewayPort);
            gateway.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    @Override
    public void close() {
        try {
            if (gateway != null) {
                gateway.stop(0);
            }
            if (rest != null) {
                rest.stop();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + restPort + "/api/v10/");
    }

    public URI gatewayUrl() {
        return URI.create("ws://127.0.0.1:" + gatewayPort + "/");
    }

    public String token() {
        return token;
    }

    // What people do

    /** From now on somebody else is at work. */
    public void actAs(String person) {
        actor = person;
    }

    public Interaction slash(String channel, String command, Map<String, String> options) {
        return interact(channel, 2, World.slash(ids.next(), command, options));
    }

    public Interaction typing(String channel, String command, String option, String typed) {
        ObjectNode data = World.slash(ids.next(), command, Map.of(option, typed));
        ((ObjectNode) data.path("options").get(0)).put("focused", true);
        return interact(channel, 4, data);
    }

    /** "Apps" in the menu of somebody's message. */
    public Interaction menu(String channel, String name, String messageText) {
        ObjectNode target = World.message(ids.next(), channel, World.person(), messageText);
        return interact(channel, 2, World.messageMenu(ids.next(), name, target));
    }

    public Interaction press(String channel, String customId) {
        Interaction interaction = interaction(channel, 3);
        ObjectNode body = World.interaction(interaction, 3, World.button(customId), actor);
        ObjectNode message = World.message(ids.next(), channel, World.bot(), "");
        World.hold(message, customId);
        body.set("message", message);
        send(interaction, body);
        return interaction;
    }

    /** A button in a thread of a channel that the bot began, or whoever presses. */
    public Interaction pressInThread(String channel, boolean begunByBot, String customId) {
        String thread = ids.next();
        Interaction interaction = interaction(thread, 3);
        ObjectNode body = World.interaction(interaction, 3, World.button(customId), actor);
        ObjectNode channelOfIt = World.thread(thread, channel, "an alert");
        body.set("channel", begunByBot ? channelOfIt : channelOfIt.put("owner_id", actor));
        ObjectNode message = World.message(ids.next(), thread, World.bot(), "");
        World.hold(message, customId);
        body.set("message", message);
        send(interaction, body);
        return interaction;
    }

    /** The button of that label under a message that the bot has posted. */
    public Interaction pressUnder(String channel, String message, String label) {
        JsonNode kept = channels.find(channel, message).orElseThrow();
        String customId = kept.findParents("custom_id").stream()
                .filter(button -> button.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow()
                .path("custom_id")
                .asText();
        return press(channel, customId);
    }

    /** The channels, with what stands in them and what the bot may do there. */
    public Channels channels() {
        return channels;
    }

    /** What a member is called in the server. */
    public void nick(String person, String name) {
        nicks.put(person, name);
    }

    /** Somebody who was a member and is none now. */
    public void leave(String person) {
        members.remove(person);
        formerMembers.add(person);
    }

    /** Somebody belongs to the server. */
    public void enter(String person, String... roles) {
        members.put(person, List.of(roles));
    }

    /** The bot is put out of the server. */
    public void kick() {
        channels.putOut(true);
        dispatch("GUILD_DELETE", World.JSON.createObjectNode().put("id", World.GUILD));
    }

    /** The bot is put out of the server, and no event tells of it. */
    public void leaveOut() {
        channels.putOut(true);
    }

    /** Discord itself has no access to the server, until {@link #invite}. */
    public void outage() {
        dispatch(
                "GUILD_DELETE",
                World.JSON.createObjectNode().put("id", World.GUILD).put("unavailable", true));
    }

    /** The bot is invited again. */
    public void invite() {
        channels.putOut(false);
        dispatch("GUILD_CREATE", World.guild());
    }

    public void deleteChannel(String channel) {
        channels.delete(channel);
        dispatch("CHANNEL_DELETE", World.channel(channel, 0));
    }

    /** From now on nobody may write in that channel, or everybody. */
    public void mute(String channel, boolean mute) {
        if (mute) {
            channels.deny(channel, Channels.Right.WRITE);
        } else {
            channels.allowAll(channel);
        }
        dispatch("CHANNEL_UPDATE", World.channel(channel, mute ? 2048 : 0));
    }

    /**
     * Somebody sends the modal that answered a command.
     *
     * @param entered by custom_id; where nothing is, what stood there already
     */
    public Interaction submit(Interaction asked, Map<String, String> entered) {
        return interact(asked.channelId(), 5, World.submitted(asked.modal(), entered));
    }

    /** Somebody writes a message; its id. */
    public String write(String channel, String text) {
        return write(channel, World.person(), text);
    }

    /** Another bot writes a message. */
    public String writeAsBot(String channel, String text) {
        return write(channel, World.person().put("bot", true).put("id", "999999999999999999"), text);
    }

    // What Discord does

    /** The next request that this path and method match is answered so. */
    public synchronized void failNext(String method, String pathPart, Refusal refusal) {
        plan.add(new PlannedFailure(method, pathPart, refusal));
    }

    /** The next request that this path and method match is carried out, but its answer is lost on the way. */
    public synchronized void loseNextReply(String method, String pathPart) {
        losses.add(new PlannedFailure(method, pathPart, Refusal.SERVER_ERROR));
    }

    /** From now on the answers to such requests take so long. */
    public synchronized void delay(String method, String pathPart, Duration by) {
        delays.add(new PlannedDelay(method, pathPart, by));
    }

    /** So many logins are left for today. */
    public synchronized void leaveLogins(int left) {
        loginsLeft = left;
    }

    /** From now on the token is not accepted at the gateway, though REST still takes it. */
    public synchronized void refuseAtTheGateway() {
        refusesAtTheGateway = true;
    }

    public void closeGateway(int code, String reason) {
        gateway().closeWith(code, reason);
    }

    /** Cuts the line without a farewell. */
    public void cut() {
        gateway().cut();
    }

    public void refuseNextResume() {
        gateway().refuseResume();
    }

    // What came of it

    public int identifies() {
        return gateway().identifies();
    }

    /** Nobody is on the line. */
    public boolean isHungUp() {
        return gateway().isHungUp();
    }

    public int resumes() {
        return gateway().resumes();
    }

    public JsonNode identity() {
        return gateway().identified();
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Requests that Discord would have refused and that no test planned to fail; a good bot leaves none. */
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The first request of that kind, waited for. */
    public Call await(Predicate<Call> kind) {
        return await(() -> calls().stream().filter(kind).findFirst());
    }

    /** The first answer to it, waited for. */
    public Call firstAnswer(Interaction interaction) {
        return await(call -> call.path().contains("/" + interaction.token() + "/callback"));
    }

    /** The last edit of it that contains the text, waited for. */
    public Call edit(Interaction interaction, String text) {
        return await(call ->
                call.isEditOf(interaction) && call.succeeded() && call.text().contains(text));
    }

    /** The registered commands, waited for. */
    public Call commands() {
        return await(call -> call.method().equals("PUT") && call.succeeded());
    }

    /** Returns when something has become true; fails after long enough. */
    public synchronized <T> T await(Supplier<Optional<T>> what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> there = what.get();
        while (there.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain; calls: " + calls + "; complaints: " + complaints);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            there = what.get();
        }
        return there.get();
    }

    /** Returns when the bot has identified itself and has registered its commands: it then hears what people do. */
    public LoopbackDiscord awaitReady() {
        await(() -> identified ? Optional.of(true) : Optional.empty());
        commands();
        return this;
    }

    // For the two halves

    synchronized void record(Call call) {
        calls.add(call);
        notifyAll();
    }

    synchronized void complain(String what) {
        complaints.add(what);
        notifyAll();
    }

    /** Whoever waits looks again. */
    synchronized void changed() {
        notifyAll();
    }

    synchronized void identified() {
        identified = true;
        notifyAll();
    }

    synchronized boolean refusesAtTheGateway() {
        return refusesAtTheGateway;
    }

    synchronized Optional<Refusal> plannedFailure(String method, String path) {
        for (Iterator<PlannedFailure> each = plan.iterator(); each.hasNext(); ) {
            PlannedFailure failure = each.next();
            if (failure.method().equals(method) && path.contains(failure.pathPart())) {
                each.remove();
                return Optional.of(failure.refusal());
            }
        }
        return Optional.empty();
    }

    synchronized boolean losesReply(String method, String path) {
        return losses.removeIf(loss -> loss.method().equals(method) && path.contains(loss.pathPart()));
    }

    void hold(String method, String path) {
        Duration by;
        synchronized (this) {
            by = delays.stream()
                    .filter(delay -> delay.method().equals(method) && path.contains(delay.pathPart()))
                    .map(PlannedDelay::by)
                    .findFirst()
                    .orElse(Duration.ZERO);
        }
        try {
            Thread.sleep(by.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void dispatch(String type, ObjectNode data) {
        gateway().dispatch(type, data);
    }

    Optional<ObjectNode> user(String person) {
        return members.containsKey(person) || formerMembers.contains(person)
                ? Optional.of(World.person().put("id", person))
                : Optional.empty();
    }

    Optional<ObjectNode> member(String person) {
        return Optional.ofNullable(members.get(person)).map(roles -> {
            ObjectNode member = World.member(World.person().put("id", person));
            if (nicks.containsKey(person)) {
                member.put("nick", nicks.get(person));
            }
            roles.forEach(member.withArray("roles")::add);
            return member;
        });
    }

    synchronized ObjectNode gatewayForBots() {
        ObjectNode gateway = World.JSON
                .createObjectNode()
                .put("url", gatewayUrl().toString())
                .put("shards", 1);
        gateway.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", loginsLeft)
                .put("reset_after", 14_400_000)
                .put("max_concurrency", 1);
        return gateway;
    }

    Optional<Interaction> interactionOf(String token) {
        return Optional.ofNullable(interactions.get(token));
    }

    private Interaction interact(String channel, int type, ObjectNode data) {
        Interaction interaction = interaction(channel, type);
        send(interaction, World.interaction(interaction, type, data, actor));
        return interaction;
    }

    private Interaction interaction(String channel, int type) {
        String id = ids.next();
        Interaction interaction = new Interaction(id, "interaction-token-" + id, channel, type);
        interactions.put(interaction.token(), interaction);
        return interaction;
    }

    private void send(Interaction interaction, ObjectNode body) {
        interaction.sent();
        gateway().dispatch("INTERACTION_CREATE", body);
    }

    private String write(String channel, ObjectNode author, String text) {
        ObjectNode message = World.message(ids.next(), channel, author, text);
        if (!channel.equals(World.DIRECT)) {
            ObjectNode member = World.member(author);
            member.remove("user");
            message.put("guild_id", World.GUILD).set("member", member);
        }
        if (text.contains("<@" + World.BOT + ">")) {
            message.withArray("mentions").add(World.bot());
        }
        channels.add(channel, message.deepCopy());
        gateway().dispatch("MESSAGE_CREATE", message);
        return message.path("id").asText();
    }

    private GatewayServer gateway() {
        if (gateway == null) {
            throw new IllegalStateException("not open");
        }
        return gateway;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record PlannedDelay(String method, String pathPart, Duration by) {}

    private record PlannedFailure(String method, String pathPart, Refusal refusal) {}
}
