package dev.mxbot.deploy.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
    private record FixedPart(String name, boolean isReady, String inWords) implements Part {}

    private static final Part UP = new FixedPart("slack", true, "connected");
    private static final Part DOWN = new FixedPart("discord", false, "trying again: no route");

    @Test
    void isAliveWhateverItsPartsDo() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(DOWN), Map.of())) {
            assertEquals(200, get(door, "/healthz").statusCode());
        }
    }

    @Test
    void isReadyWhenEveryPartIs() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(UP), Map.of())) {
            HttpResponse<String> ready = get(door, "/readyz");

            assertEquals(200, ready.statusCode());
            assertEquals(
                    "{\"ready\":true,\"parts\":{\"slack\":{\"ready\":true,\"detail\":\"connected\"}}}\n", ready.body());
        }
    }

    @Test
    void saysWhichPartIsNotReady() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(UP, DOWN), Map.of())) {
            HttpResponse<String> ready = get(door, "/readyz");

            assertEquals(503, ready.statusCode());
            assertEquals(
                    "{\"ready\":false,\"parts\":{\"slack\":{\"ready\":true,\"detail\":\"connected\"},"
                            + "\"discord\":{\"ready\":false,\"detail\":\"trying again: no route\"}}}\n",
                    ready.body());
        }
    }

    @Test
    void knowsNoOtherPathOrMethod() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(), Map.of())) {
            assertEquals(404, get(door, "/").statusCode());
            assertEquals(404, get(door, "/healthz/more").statusCode());
            HttpRequest post = HttpRequest.newBuilder(uri(door, "/healthz"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertEquals(
                    405,
                    HttpClient.newHttpClient()
                            .send(post, HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        }
    }

    @Test
    void handsAPlatformItsPath() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(), Map.of("/slack/events", exchange -> {
            exchange.sendResponseHeaders(418, -1);
            exchange.close();
        }))) {
            assertEquals(418, get(door, "/slack/events").statusCode());
        }
    }

    @Test
    void showsAPartThatCameLater() throws IOException, InterruptedException {
        List<Part> parts = new CopyOnWriteArrayList<>(List.of(UP));
        try (HttpDoor door = HttpDoor.open(0, parts, Map.of())) {
            parts.add(DOWN);

            assertEquals(503, get(door, "/readyz").statusCode());
        }
    }

    @Test
    void readsNumbersByGetAlone() throws IOException, InterruptedException {
        try (HttpDoor door = HttpDoor.open(0, List.of(), Map.of(HttpDoor.METRICS, exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }))) {
            assertEquals(200, get(door, "/metrics").statusCode());
            assertEquals(404, get(door, "/metrics/more").statusCode());
        }
    }

    private static HttpResponse<String> get(HttpDoor door, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(door, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(HttpDoor door, String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }
}
