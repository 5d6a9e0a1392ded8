package dev.mxbot.discord;

import dev.mxbot.command.Prepared;
import net.dv8tion.jda.api.entities.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a mention or a direct message: a reply under it. Discord has no private answer to a message, so a mistake in the input is
 * said there too, in one line.
 */
final class MessageAnswer {
    private static final Logger log = LoggerFactory.getLogger(MessageAnswer.class);

    private final Message asking;
    private final DiscordRenderer renderer;
    private final Answering answering;

    MessageAnswer(Message asking, DiscordRenderer renderer, Answering answering) {
        this.asking = asking;
        this.renderer = renderer;
        this.answering = answering;
    }

    void give(Prepared prepared) {
        Place reply = Place.replyingTo(asking);
        if (prepared instanceof Prepared.Working working) {
            start(working, reply);
        } else if (prepared instanceof Prepared.Answered answered) {
            answering.post(answered.reply(), reply);
        }
    }

    private void start(Prepared.Working working, Place reply) {
        try {
            Place.replying(asking, renderer.render(working.meanwhile()))
                    .queue(
                            ours -> answering.work(working, Place.rewriting(ours)),
                            failure -> unsaid(failure, working, reply));
        } catch (RuntimeException notSent) {
            unsaid(notSent, working, reply);
        }
    }

    private void unsaid(Throwable failure, Prepared.Working working, Place reply) {
        if (Failure.of(failure) == Failure.PASSING) {
            answering.work(working, reply);
        } else {
            log.warn("A message on Discord could not be answered: {}", Failure.described(failure));
        }
    }
}
