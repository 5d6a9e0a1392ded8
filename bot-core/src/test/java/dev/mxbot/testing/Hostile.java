package dev.mxbot.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Input that nobody wants, the same in every run. */
public final class Hostile {
    private static final int LARGE = 16_000;

    /** What the grammars hang on. */
    private static final List<String> UNITS = List.of(
            " ",
            "\t",
            "\n",
            "\r\n",
            ";",
            ";;",
            " ;",
            "=",
            ",",
            ":",
            "/",
            "//",
            ".",
            "..",
            "-",
            "!",
            "!1",
            "\"",
            "\"\" ",
            "\\",
            "\\;",
            "(",
            "( ",
            ")",
            "@",
            "<",
            "<a@",
            "[",
            "%",
            "%{",
            "%{d}",
            "a",
            "a ",
            "a.",
            "a=",
            "a=b;",
            "p=none;",
            "rua=mailto:a@b.c,",
            "include:",
            "include:a.b ",
            "ip4:1.2.3.4 ",
            "mx ",
            "redirect=a.b ",
            "all ",
            "v=spf1 ",
            "v=spf1 a\n",
            "v=DKIM1;",
            "mx: a.b\n",
            "mode: x\n",
            "mailto:a@.",
            "dmarc1 ",
            "TXT ",
            "\u00ff",
            "\u0000");

    private static final List<String> STARTS = List.of(
            "",
            "v=spf1 ",
            "v=DMARC1; ",
            "v=DKIM1; p=",
            "v=STSv1; ",
            "v=STSv1; id=",
            "v=TLSRPTv1; rua=",
            "v=TLSRPTv1; rua=mailto:a@",
            "version: STSv1\n",
            "example.org. IN TXT ",
            "\"",
            "v=spf1 a:",
            "v=spf1 include:",
            "v=DMARC1; rua=mailto:",
            "v=DMARC1; p=");

    private Hostile() {}

    /** One char an octet, as records are read. */
    public static String octets(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /** Larger than any record in use, each made to keep a careless reader busy. */
    public static List<byte[]> bombs() {
        List<byte[]> bombs = new ArrayList<>();
        int number = 0;
        for (String start : STARTS) {
            for (String unit : UNITS) {
                // Every seventh pair: each start and each unit is among them.
                if (number++ % 7 > 0) {
                    continue;
                }
                bombs.add((start + unit.repeat(LARGE / unit.length()) + "\u0001").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bombs;
    }

    /** Random octets, mostly short. */
    public static byte[] noise(Random random) {
        byte[] octets = new byte[random.nextInt(random.nextInt(20) == 0 ? 2000 : 60)];
        random.nextBytes(octets);
        return octets;
    }

    /** A seed with a few places changed, cut out, doubled or filled with what the grammars hang on. */
    public static byte[] mutated(byte[] seed, Random random) {
        byte[] changed = seed;
        for (int rounds = 1 + random.nextInt(6); rounds > 0; rounds--) {
            int from = random.nextInt(changed.length + 1);
            int to = Math.min(changed.length, from + random.nextInt(8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(changed, 0, from);
            switch (random.nextInt(5)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.writeBytes(UNITS.get(random.nextInt(UNITS.size())).getBytes(StandardCharsets.UTF_8));
                case 2 -> {
                    out.write(changed, from, to - from);
                    out.write(changed, from, to - from);
                }
                case 3 -> out.write(changed, from, changed.length - from);
                default -> {
                    // The piece is cut out.
                }
            }
            out.write(changed, to, changed.length - to);
            changed = out.toByteArray();
        }
        return changed;
    }
}
