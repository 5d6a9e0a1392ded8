package dev.mxbot;

import dev.mxbot.watch.Heartbeat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a page of whoever is to raise the alarm when that stops (RELIABILITY.md P24). Its address is a secret, so no log has it. */
final class Ping implements Heartbeat {
    private static final Logger log = LoggerFactory.getLogger(Ping.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .build();
    private final URI url;

    Ping(URI url) {
        this.url = url;
    }

    @Override
    public void beat() {
        Request request = new Request.Builder()
                .url(url.toString())
                .header("User-Agent", "mxbot")
                .build();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                log.warn("The ping does not arrive: {}", failure.getClass().getSimpleName());
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    if (!response.isSuccessful()) {
                        log.warn("The ping is answered with {}", response.code());
                    }
                }
            }
        });
    }
}
