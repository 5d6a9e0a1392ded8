package dev.mxbot.slack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker checks. */
class BlockKitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no block of a message: {"type":"video"}            | [{"type":"video"}]
            no member of divider: text                         | [{"type":"divider","text":"x"}]
            block_id twice: a                                  | [{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]
            too few elements of rich_text: 0                   | [{"type":"rich_text","elements":[]}]
            too few characters of text: 0                      | [{"type":"header","text":{"type":"plain_text","text":""}}]
            no plain_text: {"type":"mrkdwn","text":"x"}        | [{"type":"header","text":{"type":"mrkdwn","text":"x"}}]
            the text holds live markup: <!here>                | [{"type":"section","text":{"type":"mrkdwn","text":"<!here>"}}]
            not among actions: {"type":"image"}                | [{"type":"actions","elements":[{"type":"image"}]}]
            """)
    void finds(String fault, String blocks) {
        assertEquals(fault, BlockKit.faults(LoopbackSlack.json(blocks)).get(0));
    }

    @Test
    void findsWhatPings() {
        assertEquals(
                List.of("not wanted in rich text: {\"type\":\"broadcast\",\"range\":\"channel\"}"),
                BlockKit.faults(LoopbackSlack.json("""
                        [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                            {"type":"broadcast","range":"channel"}]}]}]""")).stream()
                        .filter(fault -> fault.startsWith("not wanted"))
                        .toList());
    }

    @Test
    void findsWhatIsTooMuch() {
        String header = "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(151) + "\"}}";
        assertEquals(
                List.of("too many characters of text: 151"), BlockKit.faults(LoopbackSlack.json("[" + header + "]")));
        String dividers = "{\"type\":\"divider\"},".repeat(51);
        assertEquals(
                List.of("too many blocks: 51"),
                BlockKit.faults(LoopbackSlack.json("[" + dividers.substring(0, dividers.length() - 1) + "]")));
    }

    @Test
    void takesWhatIsRight() {
        assertEquals(List.of(), BlockKit.faults(LoopbackSlack.json("""
                        [{"type":"section","text":{"type":"mrkdwn","text":"*a* &lt;!here&gt;"}},
                         {"type":"actions","elements":[
                            {"type":"button","action_id":"a","value":"v","text":{"type":"plain_text","text":"A"}}]}]""")));
    }
}
