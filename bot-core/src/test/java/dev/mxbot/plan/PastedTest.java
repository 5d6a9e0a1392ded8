package dev.mxbot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PastedTest {
    @Test
    void aCodeBlock() {
        assertEquals(
                "\nexample.org. MX 10 a.\n",
                Pasted.records("please plan example.org\n```dns\nexample.org. MX 10 a.\n``` thanks", "example.org"));
    }

    @Test
    void linesOfTheirOwn() {
        assertEquals("\n@ MX 10 a\n@ TXT \"x\"", Pasted.records("example.org\n@ MX 10 a\n@ TXT \"x\"", "example.org"));
    }

    @Test
    void allInOneLine() {
        assertEquals(
                "example.org. 3600 IN MX 10 mx.example.org.\n_dmarc.example.org. TXT \"v=DMARC1; p=none\"\n- old.example.org. A\n",
                Pasted.records(
                        "example.org example.org. 3600 IN MX 10 mx.example.org. _dmarc.example.org. TXT \"v=DMARC1; p=none\" - old.example.org. A",
                        "example.org"));
    }

    @Test
    void asSlackWritesIt() {
        assertEquals(
                "\n_dmarc.example.org. TXT \"v=DMARC1; rua=mailto:a@example.org\"",
                Pasted.records(
                        "plan <http://example.org|example.org>\n_dmarc.<http://example.org|example.org>. TXT “v=DMARC1; rua=mailto:<mailto:a@example.org|a@example.org>”",
                        "example.org"));
    }

    @Test
    void nothing() {
        assertEquals("\n", Pasted.records("plan example.org", "example.org"));
    }
}
