package dev.mxbot.lookup.dns;

import java.security.SecureRandom;
import java.util.function.IntSupplier;

/** Message ids that nobody can guess (RFC 5452 section 4.3), drawn in bulk because the generator is dear to enter. */
final class RandomIds implements IntSupplier {
    private final SecureRandom random = new SecureRandom();
    private final byte[] drawn = new byte[2048];
    private int used = drawn.length;

    @Override
    public synchronized int getAsInt() {
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        return (drawn[used++] & 0xff) << 8 | (drawn[used++] & 0xff);
    }
}
