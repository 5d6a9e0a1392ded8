package dev.mxbot.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfGlanceTest {
    @Test
    void namesTheProvidersThatAreIncluded() {
        SpfGlance spf = SpfGlance.at(
                List.of("site-verification=7", "v=spf1 include:_spf.google.com include:spf.example.net ~all"));

        assertEquals(
                List.of("google-workspace"),
                spf.senders().stream().map(MailProvider::id).toList());
        assertEquals(Optional.of("Google Workspace"), spf.mailbox().map(MailProvider::name));
    }

    @Test
    void knowsNoMailboxWhereTwoProvidersAreIncluded() {
        SpfGlance spf = SpfGlance.at(List.of("v=spf1 include:_spf.google.com include:spf.protection.outlook.com -all"));

        assertEquals(2, spf.senders().size());
        assertEquals(Optional.empty(), spf.mailbox());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 -all", "V=SPF1  -ALL "})
    void authorisesNobody(String text) {
        assertTrue(SpfGlance.at(List.of(text)).authorisesNobody());
        assertFalse(SpfGlance.at(List.of(text)).authorisesSomebody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx -all",
                "v=spf1 +a -all",
                "v=spf1 include:example.net",
                "v=spf1 exists:%{i}.a=b.example.net -all",
                "v=spf1 all"
            })
    void authorisesSomebody(String text) {
        assertTrue(SpfGlance.at(List.of(text)).authorisesSomebody());
        assertFalse(SpfGlance.at(List.of(text)).authorisesNobody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 ~all",
                "v=spf1 exp=why.example.net -ip4:192.0.2.1 -all",
                "v=spf1",
                "v=spf1 redirect=example.net"
            })
    void leavesOpenWhoMaySend(String text) {
        assertFalse(SpfGlance.at(List.of(text)).authorisesSomebody());
        assertFalse(SpfGlance.at(List.of(text)).authorisesNobody());
    }

    @Test
    void takesOtherTextForNoSpf() {
        assertFalse(SpfGlance.at(List.of("v=spf10 -all", " v=spf1 -all", "v=DMARC1; p=none"))
                .published());
        assertFalse(SpfGlance.at(List.of("v=spf1 -all", "v=spf1 -all")).authorisesNobody());
    }

    @Test
    void readsHostileTextWithoutHarm() {
        SpfGlance spf = SpfGlance.at(
                List.of("v=spf1 include: include:.. include:%{d}.example.net include:" + "a".repeat(4000)));

        assertEquals(List.of(), spf.senders());
    }
}
