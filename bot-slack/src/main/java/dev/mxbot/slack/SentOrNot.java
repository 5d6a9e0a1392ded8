package dev.mxbot.slack;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that never left from one that was left without an answer: the first can be sent again, the second may be there already.
 *
 * <p>OkHttp sends a request again by itself where a connection that it had kept breaks, also a POST; a message would then stand in the
 * channel twice, and nobody would know.
 */
final class SentOrNot {
    private SentOrNot() {}

    /** Thrown, or the cause of what is thrown, where no connection was there to send anything through. */
    static final class NeverSentException extends IOException {
        private static final long serialVersionUID = 1;

        NeverSentException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The same client, which never sends anything twice and says what never left. */
    static OkHttpClient watching(OkHttpClient client) {
        return client.newBuilder()
                .retryOnConnectionFailure(false)
                .addInterceptor(chain -> {
                    Began began = new Began();
                    try {
                        return chain.proceed(chain.request()
                                .newBuilder()
                                .tag(Began.class, began)
                                .build());
                    } catch (IOException e) {
                        throw began.yet.get() ? e : new NeverSentException(e);
                    }
                })
                // Reached only when there is a connection, right before the request goes out.
                .addNetworkInterceptor(SentOrNot::goingOut)
                .build();
    }

    static boolean neverSent(IOException thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof NeverSentException) {
                return true;
            }
        }
        return false;
    }

    private static Response goingOut(okhttp3.Interceptor.Chain chain) throws IOException {
        @Nullable Began began = chain.request().tag(Began.class);
        if (began != null) {
            began.yet.set(true);
        }
        return chain.proceed(chain.request());
    }

    private static final class Began {
        private final AtomicBoolean yet = new AtomicBoolean();
    }
}
