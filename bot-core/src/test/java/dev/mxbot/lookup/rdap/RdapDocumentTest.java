package dev.mxbot.lookup.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.RdapAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RdapDocumentTest {
    private static RdapDocument parse(String json) {
        return RdapDocument.parse(json).orElseThrow();
    }

    @Test
    void readsWhatTheDomainItselfHas() {
        RdapDocument document = parse(RdapAnswer.held(
                "EXAMPLE.COM", "2027-08-13T06:00:00+02:00", "client transfer prohibited", "clientDeleteProhibited"));

        assertTrue(document.speaksOf(DomainName.of("example.com")));
        assertFalse(document.speaksOf(DomainName.of("example.net")));
        assertEquals(List.of("client transfer prohibited", "clientDeleteProhibited"), document.statuses());
        assertEquals(Optional.of(Instant.parse("2027-08-13T04:00:00Z")), document.expires());
        assertEquals(Optional.of(true), document.signed());
    }

    @Test
    void aRegistryNeedNotTellADate() {
        RdapDocument document = parse("""
                {"objectClassName": "domain", "ldhName": "example.nl", "status": ["active"]}
                """);

        assertEquals(Optional.empty(), document.expires());
        assertEquals(Optional.empty(), document.signed());
        assertEquals(List.of("active"), document.statuses());
    }

    @Test
    void ofTwoDatesTheLaterCounts() {
        assertEquals(
                Optional.of(Instant.parse("2028-02-03T00:00:00Z")), parse("""
                        {"objectClassName": "domain", "events": [
                          {"eventDate": "2027-02-03T00:00:00Z", "eventAction": "expiration"},
                          {"eventAction": "expiration", "eventDate": "2028-02-03T00:00:00Z"},
                          {"eventAction": "registrar expiration", "eventDate": "2030-01-01T00:00:00Z"},
                          {"eventAction": "expiration", "eventDate": "2026-02-03T00:00:00Z"}]}
                        """).expires());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>blocked</html>",
                "{}",
                "{\"objectClassName\": \"entity\"}",
                "{\"objectClassName\": [\"domain\"]}",
                "{\"errorCode\": 500, \"title\": \"oops\"}",
                "{\"objectClassName\": \"domain\", \"status\": [\"active\"",
                "{\"objectClassName\": \"domain\", \"status\": [\"active\"}}",
                "{\"objectClassName\": \"domain\"",
                "{\"objectClassName\": \"domain\", \"events\": [{\"eventAction\": \"expiration\", ",
                "{\"objectClassName\": \"domain\", \"secureDNS\": {\"delegationSigned\""
            })
    void whatIsNoAnswerAboutADomainIsNone(String body) {
        assertEquals(Optional.empty(), RdapDocument.parse(body));
    }

    @Test
    void valuesOfAnotherKindArePassedOver() {
        RdapDocument document = parse("""
                {"objectClassName": "domain",
                 "ldhName": {"a": ["b"]},
                 "status": [1, null, {"x": ["client hold"]}, ["server hold"], "ok", "a\\nb", "<b>", "%s"],
                 "events": ["expiration", [[{"eventAction": "expiration"}]],
                   {"eventAction": "expiration"},
                   {"eventAction": ["expiration"], "eventDate": "2027-02-03T00:00:00Z"},
                   {"eventAction": "expiration", "eventDate": 20270203},
                   {"eventAction": "expiration", "eventDate": "tomorrow"},
                   {"eventAction": "expiration", "eventDate": "2027-13-41T00:00:00Z"}],
                 "secureDNS": {"delegationSigned": "true", "dsData": {"delegationSigned": true}}}
                """.formatted("x".repeat(70)));

        assertEquals(Optional.empty(), document.name());
        assertEquals(List.of("ok"), document.statuses());
        assertEquals(Optional.empty(), document.expires());
        assertEquals(Optional.empty(), document.signed());
        assertEquals(
                List.of(),
                parse("{\"objectClassName\": \"domain\", \"status\": {\"a\": 1}, \"events\": 7}")
                        .statuses());
    }

    @Test
    void deepNestingIsRefused() {
        assertEquals(
                Optional.empty(),
                RdapDocument.parse("{\"objectClassName\": \"domain\", \"notices\": " + "[".repeat(100_000)));
        assertEquals(
                Optional.empty(),
                RdapDocument.parse("{\"objectClassName\": \"domain\", \"x\": " + "{\"a\":".repeat(60) + "1"
                        + "}".repeat(60) + "}"));
    }

    @Test
    void ofEndlessListsSomeAreRead() {
        RdapDocument document = parse(
                "{\"objectClassName\": \"domain\", \"status\": [\"active\"" + ",\"inactive\"".repeat(20_000) + "]}");

        assertEquals(30, document.statuses().size());
    }
}
