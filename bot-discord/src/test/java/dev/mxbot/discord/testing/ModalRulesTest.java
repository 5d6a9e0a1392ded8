package dev.mxbot.discord.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge judges, and the published description of the API with it. */
class ModalRulesTest {
    private static final String INPUT = """
            {"type":18,"label":"Domain","component":
             {"type":4,"custom_id":"domain","style":1,"placeholder":"example","value":"a.b","max_length":3}}""";
    private static final String MODAL =
            "{\"type\":9,\"data\":{\"custom_id\":\"mx:plan\",\"title\":\"Plan\",\"components\":[" + INPUT + "]}}";

    private final OpenApi api = new OpenApi();

    @Test
    void passesAGoodModal() {
        assertEquals(Optional.empty(), wrong(MODAL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            longer than what may be entered | "a.b"        | "a.bc"
            no label of its own             | "style":1    | "style":1,"label":"x"
            labels with text inputs         | {"type":18   | {"type":10,"content":"Hello"},{"type":18
            """)
    void refuses(String reason, String part, String instead) {
        String found = wrong(MODAL.replace(part, instead)).orElse("nothing");
        assertTrue(found.contains(reason), found);
    }

    @Test
    void refusesTwoOfOneNameAndSixOfAny() {
        assertTrue(wrong(MODAL.replace(INPUT, INPUT + "," + INPUT)).orElse("").startsWith("custom_id twice"));
        assertTrue(wrong(MODAL.replace(INPUT, (INPUT + ",").repeat(5) + INPUT))
                .orElse("")
                .startsWith("more than 5"));
    }

    @ParameterizedTest
    @CsvSource({"Domain, 46", "example, 101", "Plan, 46", "mx:plan, 101"})
    void refusesWhatIsTooLong(String part, int length) {
        assertTrue(wrong(MODAL.replace("\"" + part + "\"", "\"" + "x".repeat(length) + "\""))
                .isPresent());
    }

    private Optional<String> wrong(String modal) {
        return api.wrong("ModalInteractionCallbackRequest", World.parsed(modal))
                .or(() -> ModalRules.broken(World.parsed(modal).path("data")));
    }
}
