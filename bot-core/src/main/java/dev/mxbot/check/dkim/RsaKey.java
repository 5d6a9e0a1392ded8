package dev.mxbot.check.dkim;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An RSA key as DER has it: either of the two forms in use. RFC 6376 section 3.6.1 names the bare RSAPublicKey; its examples, and nearly
 * everybody, publish it within a SubjectPublicKeyInfo.
 */
final class RsaKey {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    /** The AlgorithmIdentifier of RSA (RFC 3279 section 2.3.1). */
    private static final byte[] ALGORITHM = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private RsaKey() {}

    static Optional<BigInteger> modulus(byte[] der) {
        return read(der).or(() -> read(wrapped(der)));
    }

    /** True if a structure is there, whole, and then something more: two keys pasted one after the other. */
    static boolean isFollowed(byte[] der) {
        if (der.length < 2 || (der[0] & 0xff) != SEQUENCE) {
            return false;
        }
        int first = der[1] & 0xff;
        int more = first < 0x80 ? 0 : first - 0x80;
        if (more > 3 || der.length < 2 + more) {
            return false;
        }
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = (length << 8) | (der[2 + i] & 0xff);
        }
        return der.length > 2 + more + length;
    }

    private static Optional<BigInteger> read(byte[] info) {
        try {
            RSAPublicKey key =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
            return Optional.of(key.getModulus());
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static byte[] wrapped(byte[] key) {
        return element(SEQUENCE, ALGORITHM, element(BIT_STRING, new byte[] {0}, key));
    }

    /** DER allows only the shortest form of a length. */
    private static byte[] element(int tag, byte[]... content) {
        int length = Stream.of(content).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length >= 0x80) {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int sign = octets[0] == 0 ? 1 : 0;
            element.write(0x80 | (octets.length - sign));
            element.write(octets, sign, octets.length - sign);
        } else {
            element.write(length);
        }
        Stream.of(content).forEach(element::writeBytes);
        return element.toByteArray();
    }
}
