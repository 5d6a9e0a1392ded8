package dev.mxbot.watch;

import java.util.random.RandomGenerator;

/** Makes ids that are never used again: 12 characters of {@code a-z} and {@code 0-9}. */
public final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private Ids() {}

    public static String next(RandomGenerator random) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
