package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY.md P12: which changes somebody means. */
class ChangesOfTest {
    private static final List<String> QUESTIONS = List.of(
            "example.com MX",
            "example.com TXT",
            "_spf.example.net TXT",
            "_dmarc.example.com TXT",
            "s1._domainkey.example.com TXT",
            "_mta-sts.example.com TXT",
            "https://mta-sts.example.com/.well-known/mta-sts.txt",
            "_smtp._tls.example.com TXT",
            "default._bimi.example.com TXT",
            "mail.example.com A",
            "mail.example.com AAAA",
            "mail.example.com CNAME",
            "_25._tcp.mail.example.com TLSA",
            "10.0.128.100.in-addr.arpa PTR",
            "example.com NS",
            "example.com DS");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx | example.com MX",
                "spf | example.com TXT,_spf.example.net TXT",
                "dmarc | _dmarc.example.com TXT",
                "dkim | s1._domainkey.example.com TXT",
                "mta-sts | _mta-sts.example.com TXT,https://mta-sts.example.com/.well-known/mta-sts.txt",
                "tls-rpt | _smtp._tls.example.com TXT",
                "bimi | default._bimi.example.com TXT",
                "a | mail.example.com A",
                "aaaa | mail.example.com AAAA",
                "cname | mail.example.com CNAME",
                "tlsa | _25._tcp.mail.example.com TLSA",
                "ptr | 10.0.128.100.in-addr.arpa PTR",
                "ns | example.com NS",
                "ds | example.com DS",
                "mail.example.com | mail.example.com A,mail.example.com AAAA,mail.example.com CNAME",
                "mta-sts.example.com | https://mta-sts.example.com/.well-known/mta-sts.txt",
                "a mail.example.com | mail.example.com A",
                "txt _dmarc.example.com | _dmarc.example.com TXT",
                "spf example.com | example.com TXT",
                "a example.com | ''",
                "ample.com | ''",
            })
    void coversTheseAlone(String changes, String covered) {
        ChangesOf read = ChangesOf.read(changes).orElseThrow();

        assertEquals(
                covered,
                String.join(",", QUESTIONS.stream().filter(read::covers).toList()));
        assertEquals(changes, read.toString());
    }

    @Test
    void textIsWhateverItIsForAndAllIsAll() {
        ChangesOf text = ChangesOf.read("txt").orElseThrow();
        ChangesOf all = ChangesOf.read("all").orElseThrow();

        assertEquals(
                QUESTIONS.stream().filter(question -> question.endsWith(" TXT")).toList(),
                QUESTIONS.stream().filter(text::covers).toList());
        assertTrue(QUESTIONS.stream().allMatch(all::covers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mx.", "a b", "a b c", "mail.example.com a", " mx", "nosuch example.com"})
    void readsNothingElse(String text) {
        Optional<ChangesOf> read = ChangesOf.read(text);

        assertTrue(read.stream().noneMatch(one -> QUESTIONS.stream().anyMatch(one::covers)), () -> read.toString());
    }

    @Test
    void knowsWhatIsPartOfWhat() {
        for (String part : List.of("spf", "dkim", "txt", "mta-sts", "txt example.com", "spf example.com")) {
            assertTrue(of("txt").includes(of(part)), part);
        }
        for (String other : List.of("mx", "a", "all", "example.com", "all example.com")) {
            assertFalse(of("txt").includes(of(other)), other);
        }
        assertTrue(Stream.of("mx", "a mail.example.com", "example.com", "all")
                .allMatch(one -> of("all").includes(of(one))));
        assertTrue(of("example.com").includes(of("mx example.com")));
        assertFalse(of("mx example.com").includes(of("mx")));
        assertFalse(of("mx example.com").includes(of("mx example.org")));
    }

    private static ChangesOf of(String text) {
        return ChangesOf.read(text).orElseThrow();
    }
}
