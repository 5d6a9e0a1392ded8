package dev.mxbot.channel;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Who somebody is, on one platform. Never blocks; never completes exceptionally. */
public interface People {
    /** As in {@link Channel#platform}. */
    String platform();

    /**
     * What a person is there.
     *
     * @param person by the platform's id
     */
    CompletionStage<Standing> standing(Channel channel, String person);

    /**
     * What others see a person called there right now; empty if the platform does not say. Anybody can call themselves anything.
     *
     * @param person by the platform's id
     */
    CompletionStage<Optional<String>> name(Channel channel, String person);
}
