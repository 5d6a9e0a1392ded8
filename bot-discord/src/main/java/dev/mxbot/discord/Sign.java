package dev.mxbot.discord;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * By what a message of ours is known again. Discord refuses a second message with the same nonce, but for a few minutes only, and its
 * history does not show the nonce. What it does keep is the number of each component, which people do not see: a message's container and
 * headline are numbered from the key, 60 bits together.
 *
 * @param nonce at most 25 characters
 * @param container the number of the container
 * @param headline the number of its first text
 * @see <a href="https://docs.discord.com/developers/components/reference#anatomy-of-a-component">Components and their numbers</a>
 */
record Sign(String nonce, int container, int headline) {
    /** Discord numbers the components that have none from 1 on; ours stay clear of those. */
    private static final int FIRST = 1 << 30;

    /**
     * The sign of a post.
     *
     * @param key its key, at most 25 characters
     */
    static Sign of(String key) {
        byte[] hash = sha256(key);
        return new Sign(key, number(hash, 0), number(hash, Integer.BYTES));
    }

    /** For a second message that belongs to the same post. */
    Sign sibling() {
        return of("also-" + Long.toString(((long) container << 31) | headline, Character.MAX_RADIX));
    }

    /** Whether a message from Discord's history bears it. */
    boolean isOn(DataObject message) {
        if (nonce.equals(message.getString("nonce", ""))) {
            return true;
        }
        DataArray components = message.optArray("components").orElseGet(DataArray::empty);
        for (int i = 0; i < components.length(); i++) {
            DataObject component = components.getObject(i);
            DataArray within = component.optArray("components").orElseGet(DataArray::empty);
            if (component.getLong("id", 0) == container
                    && !within.isEmpty()
                    && within.getObject(0).getLong("id", 0) == headline) {
                return true;
            }
        }
        return false;
    }

    private static int number(byte[] hash, int at) {
        return (ByteBuffer.wrap(hash).getInt(at) & (FIRST - 1)) | FIRST;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
