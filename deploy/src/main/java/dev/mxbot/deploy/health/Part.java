package dev.mxbot.deploy.health;

/** A part of the running bot that can be ready or not. */
public interface Part {
    /** Its key in the answer: {@code slack}. */
    String name();

    boolean isReady();

    /** One line for people, with no secret in it. */
    String inWords();
}
