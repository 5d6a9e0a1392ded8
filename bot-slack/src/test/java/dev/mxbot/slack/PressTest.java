package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PressTest {
    @Test
    void readsWhatTheRendererWrote() {
        assertEquals(
                Optional.of(new Press("recheck", "example.com")),
                Press.of(pressed(Press.actionId("recheck", 7), "example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recheck", "mx:recheck", "mx::0", "mx:Recheck:0", "mx:recheck:x", "other:recheck:0"})
    void leavesOtherButtonsAlone(String actionId) {
        assertEquals(Optional.empty(), Press.of(pressed(actionId, "example.com")));
    }

    @Test
    void leavesAPressWithoutAnActionAlone() {
        assertEquals(Optional.empty(), Press.of(new BlockActionPayload()));
    }

    private static BlockActionPayload pressed(String actionId, String value) {
        BlockActionPayload.Action action = new BlockActionPayload.Action();
        action.setActionId(actionId);
        action.setValue(value);
        BlockActionPayload payload = new BlockActionPayload();
        payload.setActions(List.of(action));
        return payload;
    }
}
