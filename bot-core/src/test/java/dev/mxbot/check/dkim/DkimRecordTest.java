package dev.mxbot.check.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DkimRecordTest {
    @Test
    void measuresAnRsaKey() {
        assertEquals(
                OptionalInt.of(1024), parse("v=DKIM1; k=rsa; p=" + rsa(1024)).bits());
    }

    @Test
    void readsABareRsaPublicKey() {
        byte[] info = Base64.getDecoder().decode(rsa(1024));
        // Behind the algorithm (3 + 15 octets) and the head of the bit string (3 + 1).
        byte[] bare = Arrays.copyOfRange(info, 22, info.length);

        DkimRecord record = parse("p=" + Base64.getEncoder().encodeToString(bare));

        assertEquals(List.of(), record.faults());
        assertEquals(OptionalInt.of(1024), record.bits());
    }

    @Test
    void refusesAKeyWithMoreBehindIt() {
        byte[] info = Base64.getDecoder().decode(rsa(1024));
        byte[] longer = Arrays.copyOf(info, info.length + 1);

        assertTrue(faultOf("p=" + Base64.getEncoder().encodeToString(longer)).contains("more than one key"));
    }

    @Test
    void readsAKeyFoldedWithBlanks() {
        String key = rsa(1024);

        DkimRecord record = parse("p=" + key.substring(0, 60) + " \t" + key.substring(60));

        assertEquals(List.of(), record.faults());
        assertEquals(OptionalInt.of(1024), record.bits());
    }

    @Test
    void takesAnEmptyKeyForRevokedNotForBroken() {
        DkimRecord record = parse("v=DKIM1; p=");

        assertTrue(record.isRevoked());
        assertEquals(List.of(), record.faults());
    }

    @Test
    void doesNotMeasureEd25519AsRsa() {
        DkimRecord record = parse("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

        assertEquals(List.of(), record.faults());
        assertEquals(OptionalInt.empty(), record.bits());
    }

    @Test
    void namesTheCommonestDamage() {
        assertTrue(faultOf("p=-----BEGIN PUBLIC KEY-----MIIB").contains("PEM armour"));
        assertTrue(faultOf("p=\"MIIB\" \"IjAN\"").contains("quotation marks"));
        assertTrue(faultOf("p=MIIBIjANBgkq\\").contains("backslash"));
        assertTrue(faultOf("p=MIIBIjANBgkqh").contains("base64"));
        assertTrue(faultOf("p=MIIBIjANBgkqhkiG").contains("no RSA public key"));
        assertTrue(faultOf("v=DKIM1; k=ed25519; p=MIIB").contains("32 octets, this one has 3"));
        assertTrue(faultOf("v=DKIM1; k=rsa").contains("no p= tag"));
    }

    @Test
    void ignoresTextOfAnotherKind() {
        assertEquals(Optional.empty(), DkimRecord.parse("v=spf1 -all"));
        assertEquals(Optional.empty(), DkimRecord.parse("google-site-verification=abc"));
    }

    @Test
    void readsFlags() {
        assertTrue(parse("v=DKIM1; t=y:s; p=" + rsa(1024)).hasFlag("y"));
        assertFalse(parse("v=DKIM1; t=s; p=" + rsa(1024)).hasFlag("y"));
    }

    private static DkimRecord parse(String text) {
        return DkimRecord.parse(text).orElseThrow();
    }

    private static String faultOf(String text) {
        return parse(text).faults().get(0);
    }

    static String rsa(int bits) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
