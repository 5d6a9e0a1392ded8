package dev.mxbot.slack;

import com.slack.api.bolt.response.Response;

/**
 * What Slack is told at once, and what begins only after it has been told.
 *
 * <p>With Bolt for Java the acknowledgement is the handler's return value, so a handler cannot do anything after it; whoever writes the
 * response to the wire runs {@link #afterwards(Response)}.
 */
final class Acknowledgement extends Response {
    private final Runnable afterwards;

    private Acknowledgement(Response told, Runnable afterwards) {
        super(told.getStatusCode(), told.getContentType(), told.getHeaders(), told.getBody());
        this.afterwards = afterwards;
    }

    static Response then(Response told, Runnable afterwards) {
        return new Acknowledgement(told, afterwards);
    }

    /** Runs what was to come after the acknowledgement; call it once, when the response is on the wire. */
    static void afterwards(Response written) {
        if (written instanceof Acknowledgement acknowledgement) {
            acknowledgement.afterwards.run();
        }
    }
}
