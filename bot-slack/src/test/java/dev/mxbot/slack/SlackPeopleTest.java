package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static dev.mxbot.slack.testing.LoopbackSlack.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Standing;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is in Slack (RELIABILITY T16), in virtual time and on the test's own thread. */
class SlackPeopleTest {
    private static final Channel MAIL = new Channel("slack", TEAM, CHANNEL);

    private final VirtualTime time = new VirtualTime();
    private LoopbackSlack slack;
    private SlackPeople people;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        people = new SlackPeople(Sdk.calls(slack, error -> {}), Runnable::run, time::nanos);
    }

    @AfterEach
    void stop() {
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    @Test
    void knowsAMember() {
        slack.person(ASKER);
        assertEquals(Standing.MEMBER, standing(ASKER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_admin", "is_owner", "is_primary_owner"})
    void knowsAnAdministrator(String flag) {
        slack.person(ASKER).put(flag, true);
        assertEquals(Standing.ADMIN, standing(ASKER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_restricted", "is_ultra_restricted"})
    void knowsAGuest(String flag) {
        slack.person(ASKER).put(flag, true);
        assertEquals(Standing.GUEST, standing(ASKER));
    }

    @Test
    void knowsAStrangerFromAnotherOrganisation() {
        slack.person("U0OTHER").put("team_id", "T0ELSEWHERE").put("is_admin", true);
        slack.person("U0UNSEEN").put("is_stranger", true);
        assertEquals(Standing.STRANGER, standing("U0OTHER"));
        assertEquals(Standing.STRANGER, standing("U0UNSEEN"));
    }

    @Test
    void knowsAColleagueFromAnotherWorkspaceOfTheEnterprise() {
        slack.person(ASKER)
                .put("team_id", "T0HOME")
                .putObject("enterprise_user")
                .put("id", "W0ASKER")
                .putArray("teams")
                .add("T0HOME")
                .add(TEAM);
        assertEquals(Standing.MEMBER, standing(ASKER));
    }

    /** As Slack itself shows them, and asked once for the standing and the name. */
    @Test
    void namesPeopleAsSlackDoes() {
        slack.person(ASKER)
                .put("real_name", "Anna Postmeister")
                .putObject("profile")
                .put("display_name", "anna");
        slack.person("U0FORMAL")
                .put("real_name", "Bert Brecht")
                .putObject("profile")
                .put("display_name", "");
        slack.person("U0PLAIN");
        assertEquals(Optional.of("anna"), name(ASKER));
        assertEquals(Standing.MEMBER, standing(ASKER));
        assertEquals(Optional.of("Bert Brecht"), name("U0FORMAL"));
        assertEquals(Optional.of("somebody"), name("U0PLAIN"));
        assertEquals(Optional.empty(), name("U0NOBODY"));
        assertEquals(4, slack.calls().size());
    }

    private Optional<String> name(String person) {
        return people.name(MAIL, person).toCompletableFuture().join();
    }

    @Test
    void asksAgainAfterSomeMinutes() {
        slack.person(ASKER);
        standing(ASKER);
        slack.person(ASKER).put("is_admin", true);

        time.advance(SlackPeople.FRESH.minusMillis(1));
        assertEquals(Standing.MEMBER, standing(ASKER));
        assertEquals(1, slack.calls().size());

        time.advance(Duration.ofMillis(1));
        assertEquals(Standing.ADMIN, standing(ASKER));
        assertEquals(2, slack.calls().size());
    }

    @Test
    void keepsWorkspacesApart() {
        slack.person(ASKER);
        assertEquals(Standing.MEMBER, standing(ASKER));
        assertEquals(
                Standing.STRANGER,
                people.standing(new Channel("slack", "T0ELSEWHERE", "C0SHARED"), ASKER)
                        .toCompletableFuture()
                        .join());
    }

    /** Not knowing is no answer to keep. */
    @Test
    void doesNotKnowWhereSlackCannotBeAsked() {
        slack.person(ASKER);
        slack.answerNext("users.info", Fault.status(500), Fault.rateLimited(30), Fault.hangUp());
        for (int i = 0; i < 3; i++) {
            assertEquals(Standing.UNKNOWN, standing(ASKER));
        }
        assertEquals(Standing.MEMBER, standing(ASKER));
    }

    @Test
    void doesNotKnowWithoutTheScope() {
        slack.person(ASKER);
        slack.withhold("users:read");
        assertEquals(Standing.UNKNOWN, standing(ASKER));
    }

    @Test
    void doesNotKnowWhomSlackDoesNotKnow() {
        assertEquals(Standing.UNKNOWN, standing("U0NOBODY"));
    }

    private Standing standing(String person) {
        return people.standing(MAIL, person).toCompletableFuture().join();
    }
}
