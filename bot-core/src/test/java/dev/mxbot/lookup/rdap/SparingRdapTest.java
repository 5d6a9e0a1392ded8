package dev.mxbot.lookup.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Fetch;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.https.HttpsRequest;
import dev.mxbot.lookup.rdap.Registration.Fault;
import dev.mxbot.lookup.rdap.Registration.Held;
import dev.mxbot.lookup.rdap.Registration.Unknown;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.RdapAnswer;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SparingRdapTest {
    private static final DomainName EXAMPLE = DomainName.of("example.com");
    private static final DomainName OTHER = DomainName.of("example2.com");
    private static final DomainName ELSEWHERE = DomainName.of("example.org");
    private static final String HOST = "rdap.verisign.com";

    private final VirtualTime time = new VirtualTime();
    private final Waiting https = new Waiting();
    private final SparingRdap rdap =
            rdap(FakeDns.zone(HOST + ". A 5.253.7.1\nrdap.publicinterestregistry.org. AAAA 2a01:4f8::80"));

    private SparingRdap rdap(Dns dns) {
        return new SparingRdap(https, dns, time.clock(), time::nanos, time, Runnable::run);
    }

    /** Answers when the test says so. */
    private static final class Waiting implements Https {
        private final List<HttpsRequest> asked = new ArrayList<>();
        private final List<CompletableFuture<Fetch>> flights = new ArrayList<>();

        @Override
        public CompletionStage<Fetch> get(HttpsRequest request, Dns dns) {
            asked.add(request);
            CompletableFuture<Fetch> flight = new CompletableFuture<>();
            flights.add(flight);
            return flight;
        }
    }

    private CompletableFuture<Registration> ask(DomainName domain) {
        return rdap.ask(domain).toCompletableFuture();
    }

    private void answers(int status, String body) {
        int last = https.flights.size() - 1;
        https.flights
                .get(last)
                .complete(new Fetch.Response(
                        https.asked.get(last).uri(),
                        time.clock().instant(),
                        "5.253.7.1",
                        status,
                        "application/rdap+json",
                        Optional.empty(),
                        body));
    }

    private void fails(Fetch.Failure why) {
        int last = https.flights.size() - 1;
        https.flights
                .get(last)
                .complete(new Fetch.Failed(
                        https.asked.get(last).uri(), time.clock().instant(), why, "in a test"));
    }

    private static String healthy(DomainName domain) {
        return RdapAnswer.held(domain.text(), "2027-08-13T04:00:00Z", "client transfer prohibited");
    }

    private static Unknown unknown(CompletableFuture<Registration> asked) {
        return assertInstanceOf(Unknown.class, asked.join());
    }

    @Test
    void asksWithinItsLimits() {
        CompletableFuture<Registration> asked = ask(EXAMPLE);
        answers(200, healthy(EXAMPLE));

        Held held = assertInstanceOf(Held.class, asked.join());
        assertEquals(Optional.of(Instant.parse("2027-08-13T04:00:00Z")), held.expires());
        assertTrue(held.is("clientTransferProhibited"));
        HttpsRequest request = https.asked.get(0);
        assertEquals(
                "https://rdap.verisign.com/com/v1/domain/example.com",
                request.uri().toString());
        assertEquals(256 * 1024, request.maxBytes());
        assertEquals(Duration.ofSeconds(3), request.limit());
        assertEquals(2, request.redirects());
        assertEquals(0, time.pending());
    }

    @Test
    void asksNobodyAboutTopLevelDomainsThatItDoesNotKnow() {
        assertEquals(
                new Registration.Unsupported(DomainName.of("example.de")),
                ask(DomainName.of("example.de")).join());
        assertEquals(List.of(), https.asked);
    }

    @Test
    void thoseWhoAskAtATimeShareOneAnswer() {
        CompletableFuture<Registration> one = ask(EXAMPLE);
        CompletableFuture<Registration> other = ask(EXAMPLE);
        assertEquals(1, https.asked.size());
        answers(200, healthy(EXAMPLE));

        assertEquals(one.join(), other.join());
    }

    @Test
    void anAnswerIsKeptForADay() {
        ask(EXAMPLE);
        answers(200, healthy(EXAMPLE));

        time.advance(Duration.ofDays(1).minusSeconds(1));
        assertInstanceOf(Held.class, ask(EXAMPLE).join());
        assertInstanceOf(Held.class, rdap.known(EXAMPLE));
        time.advance(Duration.ofSeconds(2));
        assertEquals(new Registration.NotAsked(EXAMPLE), rdap.known(EXAMPLE));
        assertFalse(ask(EXAMPLE).isDone());
        assertEquals(2, https.asked.size());
    }

    @Test
    void whatChangesAsSoonAsSomebodyActsIsKeptForAnHour() {
        List<String> news = List.of(
                RdapAnswer.held("example.com", "2026-12-01T00:00:00Z", "ok"),
                RdapAnswer.held("example.com", "2026-11-01T00:00:00Z", "ok"),
                RdapAnswer.held("example.com", "2027-08-13T04:00:00Z", "client hold"));
        for (String body : news) {
            ask(EXAMPLE);
            answers(200, body);
            time.advance(Duration.ofMinutes(59));
            assertTrue(ask(EXAMPLE).isDone());
            time.advance(Duration.ofMinutes(2));
        }
        CompletableFuture<Registration> free = ask(EXAMPLE);
        answers(404, "{\"errorCode\": 404}");

        assertInstanceOf(Registration.Free.class, free.join());
        assertEquals(4, https.asked.size());
        time.advance(Duration.ofMinutes(61));
        assertFalse(ask(EXAMPLE).isDone());
    }

    @Test
    void nobodyWaitsLongerThanThreeSeconds() {
        CompletableFuture<Registration> asked = ask(EXAMPLE);
        time.advance(Duration.ofMillis(2999));
        assertFalse(asked.isDone());
        time.advance(Duration.ofMillis(1));

        assertEquals(Fault.NO_ANSWER, unknown(asked).fault());
        assertEquals(
                "rdap.verisign.com gave no answer within 3 s", unknown(asked).detail());
        assertTrue(ask(OTHER).isDone());
    }

    @Test
    void anAnswerThatComesTooLateServesTheNext() {
        CompletableFuture<Registration> asked = ask(EXAMPLE);
        time.advance(Duration.ofSeconds(4));
        answers(200, healthy(EXAMPLE));

        assertInstanceOf(Unknown.class, asked.join());
        assertInstanceOf(Held.class, ask(EXAMPLE).join());
        assertFalse(ask(OTHER).isDone());
    }

    @Test
    void aServerThatCannotBeHadIsLeftAloneForTenMinutes() {
        for (Fetch.Failure why : Fetch.Failure.values()) {
            int before = https.asked.size();
            CompletableFuture<Registration> asked = ask(EXAMPLE);
            fails(why);

            assertEquals(unknown(asked).detail(), unknown(ask(OTHER)).detail());
            assertEquals(
                    "https://rdap.verisign.com/com/v1/domain/example2.com",
                    unknown(ask(OTHER)).uri().toString());
            time.advance(Duration.ofMinutes(9));
            assertTrue(ask(EXAMPLE).isDone());
            assertEquals(before + 1, https.asked.size());
            time.advance(Duration.ofMinutes(2));
        }
        assertFalse(ask(EXAMPLE).isDone());
    }

    @Test
    void anotherRegistryIsAskedMeanwhile() {
        ask(EXAMPLE);
        fails(Fetch.Failure.TIMEOUT);

        assertFalse(ask(ELSEWHERE).isDone());
    }

    @Test
    void tellsAClosedNetworkFromASilentServer() {
        CompletableFuture<Registration> closed = ask(EXAMPLE);
        fails(Fetch.Failure.NO_ADDRESS);
        CompletableFuture<Registration> silent = ask(ELSEWHERE);
        fails(Fetch.Failure.TIMEOUT);

        assertEquals(Fault.NO_WAY, unknown(closed).fault());
        assertEquals(Fault.NO_ANSWER, unknown(silent).fault());
    }

    @Test
    void aDnsThatKnowsNoRegistryIsAskedOnce() {
        FakeDns closed = FakeDns.zone("example.com. MX 10 mail.example.com.");
        SparingRdap enclosed = rdap(closed);

        assertEquals(
                Fault.NO_WAY,
                unknown(enclosed.ask(EXAMPLE).toCompletableFuture()).fault());
        assertEquals(
                Fault.NO_WAY, unknown(enclosed.ask(OTHER).toCompletableFuture()).fault());
        assertEquals(List.of(Query.of(DomainName.of(HOST), RecordType.A)), closed.asked());
        time.advance(Duration.ofMinutes(11));
        enclosed.ask(OTHER);
        assertEquals(2, closed.asked().size());
        assertEquals(List.of(), https.asked);
    }

    @Test
    void aDnsThatFailsIsNoWayEither() {
        SparingRdap failing = rdap(FakeDns.zone("").failing(HOST + " A"));

        assertEquals(
                Fault.NO_WAY,
                unknown(failing.ask(EXAMPLE).toCompletableFuture()).fault());
        assertEquals(List.of(), https.asked);
    }

    @Test
    void aDnsThatDoesNotAnswerCostsNoMoreThanTheLimit() {
        SparingRdap mute = rdap(new Dns() {
            @Override
            public CompletionStage<Answer> ask(Query query) {
                return new CompletableFuture<>();
            }
        });
        CompletableFuture<Registration> asked = mute.ask(EXAMPLE).toCompletableFuture();
        time.advance(Duration.ofSeconds(3));

        assertEquals(Fault.NO_WAY, unknown(asked).fault());
        assertEquals(List.of(), https.asked);
        assertTrue(mute.ask(OTHER).toCompletableFuture().isDone());
    }

    @Test
    void afterTooManyRequestsItBacksOffForAnHour() {
        CompletableFuture<Registration> asked = ask(EXAMPLE);
        CompletableFuture<Registration> meanwhile = ask(OTHER);
        https.flights
                .get(0)
                .complete(new Fetch.Response(
                        https.asked.get(0).uri(), FakeDns.AT, "5.253.7.1", 429, "text/plain", Optional.empty(), ""));
        answers(200, healthy(OTHER));

        assertEquals(Fault.TOO_MANY, unknown(asked).fault());
        assertInstanceOf(Held.class, meanwhile.join());
        time.advance(Duration.ofMinutes(59));
        assertEquals(Fault.TOO_MANY, unknown(ask(EXAMPLE)).fault());
        time.advance(Duration.ofMinutes(2));
        assertFalse(ask(EXAMPLE).isDone());
    }

    @Test
    void anAnswerOfNoUseIsKeptForTenMinutesForItsDomainAlone() {
        CompletableFuture<Registration> asked = ask(EXAMPLE);
        answers(503, "");
        assertEquals(
                "rdap.verisign.com answered with HTTP status 503",
                unknown(asked).detail());
        assertFalse(ask(OTHER).isDone());
        answers(200, healthy(EXAMPLE));

        assertEquals(
                "what rdap.verisign.com answered is no answer about example2.com",
                unknown(ask(OTHER)).detail());
        time.advance(Duration.ofMinutes(9));
        assertTrue(ask(EXAMPLE).isDone());
        time.advance(Duration.ofMinutes(2));
        assertFalse(ask(EXAMPLE).isDone());
    }

    @Test
    void aFaultOfItsOwnIsAnUnknown() {
        Https broken = (request, dns) -> {
            throw new IllegalStateException("on purpose");
        };
        SparingRdap breaking = new SparingRdap(
                broken, FakeDns.zone(HOST + ". A 5.253.7.1"), time.clock(), time::nanos, time, Runnable::run);

        assertEquals(
                Fault.NO_ANSWER,
                unknown(breaking.ask(EXAMPLE).toCompletableFuture()).fault());
        assertEquals(0, time.pending());
    }

    @Test
    void off() {
        assertEquals(
                new Registration.NotAsked(EXAMPLE),
                Rdap.OFF.ask(EXAMPLE).toCompletableFuture().join());
    }
}
