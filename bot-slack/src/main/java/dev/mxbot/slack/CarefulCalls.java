package dev.mxbot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.mxbot.channel.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to Slack, once each: who calls hears what a failure means, and decides about another try. */
final class CarefulCalls {
    private static final Logger LOG = LoggerFactory.getLogger(CarefulCalls.class);

    private final MethodsClient methods;
    private final Consumer<String> refused;

    /**
     * @param methods that tell what never left ({@link SentOrNot})
     * @param refused hears what Slack says when it no longer takes the token
     */
    CarefulCalls(MethodsClient methods, Consumer<String> refused) {
        this.methods = methods;
        this.refused = refused;
    }

    /** One method of Slack's Web API. */
    interface Call<T extends SlackApiTextResponse> {
        T on(MethodsClient methods) throws IOException, SlackApiException;
    }

    /** A call that does something: done twice, it shows. */
    <T extends SlackApiTextResponse> T act(Call<T> call) throws Undelivered {
        try {
            return checked(call.on(methods));
        } catch (SlackApiException e) {
            throw refusedByHttp(e);
        } catch (IOException e) {
            String said = "no connection: " + e.getMessage();
            throw new Undelivered(
                    said,
                    SentOrNot.neverSent(e) ? later(said) : new Delivery.Unconfirmed("no answer: " + e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("An answer from Slack could not be read", e);
            throw new Undelivered(
                    e.getClass().getSimpleName(),
                    new Delivery.Unconfirmed(
                            "an answer that could not be read: " + e.getClass().getSimpleName()));
        }
    }

    /** A call that asks, or does again what was done before: without an answer it can be called again. */
    <T extends SlackApiTextResponse> T ask(Call<T> call) throws Undelivered {
        try {
            return act(call);
        } catch (Undelivered e) {
            throw e.delivery() instanceof Delivery.Unconfirmed unconfirmed
                    ? new Undelivered(e.error(), later(unconfirmed.why()))
                    : e;
        }
    }

    private <T extends SlackApiTextResponse> T checked(T response) throws Undelivered {
        if (response.isOk()) {
            return response;
        }
        String error = response.getError() == null ? "nothing" : response.getError();
        if (SlackApi.REFUSALS.contains(error)) {
            refused.accept(error);
        }
        throw new Undelivered(error, Verdict.of(error));
    }

    private static Undelivered refusedByHttp(SlackApiException e) {
        int code = e.getResponse().code();
        String said = "HTTP " + code;
        return new Undelivered(
                said,
                code == 429
                        ? new Delivery.TryLater(said, SlackApi.retryAfter(e.getResponse()))
                        : later("Slack answers " + said));
    }

    private static Delivery later(String why) {
        return new Delivery.TryLater(why, Duration.ZERO);
    }
}
