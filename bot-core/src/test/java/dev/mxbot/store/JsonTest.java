package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Reply;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.watch.Escalation;
import dev.mxbot.watch.Following;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Window;
import dev.mxbot.watch.Wishes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
    static Stream<String> gallery() {
        return ReplyGallery.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void everyReplyComesBackAsItWas(String name) {
        Reply reply = Objects.requireNonNull(ReplyGallery.all().get(name));

        String json = Json.write(Reply.class, reply);

        assertEquals(reply, Json.read(Reply.class, json));
        assertTrue(json.chars().allMatch(c -> c >= ' ' && c < 0x7f), "a database holds nothing but plain characters");
    }

    @Test
    void wishesComeBackAsTheyWere() {
        Wishes wishes = Wishes.DEFAULT
                .every(Duration.ofMinutes(7))
                .at(Severity.WARNING)
                .ignoring(List.of("spf.", "dane.missing"))
                .mutedUntil(Instant.parse("2026-11-21T10:15:30.123456789Z"))
                .within(List.of(
                        new Window.Once(Instant.ofEpochSecond(11), Instant.ofEpochSecond(12)),
                        new Window.Weekly(
                                DayOfWeek.SUNDAY,
                                LocalTime.of(2, 30),
                                Duration.ofHours(3),
                                ZoneId.of("Europe/Berlin"))))
                .remindEvery(Duration.ofHours(5))
                .escalating(new Escalation(Duration.ofHours(1), new Channel("slack", "T1", "C9")))
                .ignoringChanges(List.of("spf", "a mail.example.com"));

        assertEquals(wishes, Json.read(Wishes.class, Json.write(Wishes.class, wishes)));
    }

    @Test
    void namesNoClassOfTheProgram() {
        Window window = new Window.Once(Instant.ofEpochSecond(11), Instant.ofEpochSecond(12));

        assertEquals(
                "{\"is\":\"Once\",\"from\":\"1970-01-01T00:00:11Z\",\"to\":\"1970-01-01T00:00:12Z\"}",
                Json.write(Window.class, window));
    }

    record Old(String name) {}

    record New(
            String name,
            Optional<Instant> at,
            List<String> more,
            SortedMap<String, Old> map,
            String word,
            Optional<DomainName> domain) {}

    /** F50: for the time of an upgrade both run on one store. */
    @Test
    void anOlderProgramLeavesOutWhatItDoesNotKnow() {
        New written = new New(
                "a",
                Optional.of(Instant.EPOCH),
                List.of("b"),
                new TreeMap<>(),
                "c",
                Optional.of(DomainName.of("example.com")));

        assertEquals(new Old("a"), Json.read(Old.class, Json.write(New.class, written)));
    }

    @Test
    void aNewerProgramTakesWhatIsMissingForEmpty() {
        New read = Json.read(New.class, Json.write(Old.class, new Old("a")));

        assertEquals(new New("a", Optional.empty(), List.of(), new TreeMap<>(), "", Optional.empty()), read);
    }

    /** F50: a change that is followed when a newer program takes over goes on to its end. */
    @Test
    void aMemoryOfAnOlderProgramIsUnderstood() {
        Memory read = Json.read(Memory.class, """
                {"blindness":null,"confirmed":{"accepted":[],"at":"2026-11-20T14:02:00Z","expiries":[],"snapshot":{
                 "at":"2026-11-20T14:02:00Z","seen":{"example.com MX":{"kind":"FOUND","own":true,"ttl":300,
                 "values":["1 a.example.net."]}}},"troubles":[],"unseen":[],"verdict":"HEALTHY"},
                 "convergence":{"behind":["ns2.example.com"],"id":"th1sth1sth1s","round":3,
                 "since":"2026-11-20T14:00:00Z","until":"2026-11-20T15:00:00Z"},
                 "incident":null,"quiet":null,"restlessness":{"bad":false,"id":"","since":null,"told":false,"turns":[]},
                 "suspicion":{"better":null,"changes":{},"disputed":null,"hurried":0,"troubles":[],"worse":{}},
                 "times":{"change":null,"run":null,"success":null},"untold":null}""");

        assertEquals(
                OptionalLong.empty(), read.confirmed().orElseThrow().snapshot().serial());
        Following followed = read.following().get(0);
        assertEquals("th1sth1sth1s", followed.id());
        assertEquals(Optional.of(Instant.parse("2026-11-20T15:00:00Z")), followed.until());
        assertEquals(3, followed.round());
        assertEquals(List.of(), followed.changes());
        assertEquals(read, Json.read(Memory.class, Json.write(Memory.class, read)));
    }

    @Test
    void aMemoryWithoutAChangeThatIsFollowedIsUnderstood() {
        String none = Json.write(Memory.class, Memory.NONE);

        assertEquals(Memory.NONE, Json.read(Memory.class, none));
        assertEquals(Memory.NONE, Json.read(Memory.class, none.replace("\"following\":[]", "\"convergence\":null")));
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        Exception e = assertThrows(IllegalStateException.class, () -> Json.read(Old.class, "{\"name\":"));

        assertTrue(String.valueOf(e.getMessage()).startsWith("what the store holds is no Old: "));
    }
}
