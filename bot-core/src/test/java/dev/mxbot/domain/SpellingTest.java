package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void countsEachSlipOnce() {
        assertEquals(0, Spelling.slips("check", "check"));
        assertEquals(1, Spelling.slips("chekc", "check"));
        assertEquals(1, Spelling.slips("chck", "check"));
        assertEquals(1, Spelling.slips("checkk", "check"));
        assertEquals(1, Spelling.slips("chack", "check"));
        assertEquals(5, Spelling.slips("", "check"));
        assertEquals(3, Spelling.slips("kitten", "sitting"));
    }
}
