package dev.mxbot.slack;

import dev.mxbot.slack.SlackApi.Sent;
import java.util.concurrent.CompletionStage;

/** Where the answer to one request appears. The stages never complete exceptionally. */
interface Place {
    /** Says that the answer is on its way. */
    CompletionStage<Sent> meanwhile(SlackMessage progress);

    /** The answer for everybody there, in place of what stood there meanwhile. */
    CompletionStage<Sent> answer(SlackMessage answer);

    /** The answer for the asker alone; what stood there meanwhile goes. */
    CompletionStage<Sent> privately(SlackMessage answer);

    /**
     * A picture, after its answer. Slack shows files to a whole conversation and never to one person alone, so it goes into the thread of
     * a message that everybody there sees; without one it is lost, and the answer's text says what it shows.
     */
    CompletionStage<Sent> show(SlackPicture picture);
}
