package dev.mxbot.slack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker checks. */
class BlockKitTest {
    private static final String VIEW = """
            {"type":"modal","callback_id":"mx:plan","private_metadata":"metadata",
             "title":{"type":"plain_text","text":"Plan"},"submit":{"type":"plain_text","text":"Rehearse"},
             "blocks":[
              {"type":"input","block_id":"domain","label":{"type":"plain_text","text":"Domain"},
               "element":{"type":"plain_text_input","action_id":"a","max_length":3000,"initial_value":"initial",
                          "placeholder":{"type":"plain_text","text":"example"}}},
              {"type":"input","block_id":"records","label":{"type":"plain_text","text":"Records"},
               "element":{"type":"plain_text_input","action_id":"a","multiline":true}}]}""";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            too many characters of text: 25            | "Rehearse"        | "A title of 25 characters."
            too few characters of text: 0              | "Rehearse"        | ""
            too many characters of callback_id: 256    | "mx:plan"         | "%256"
            too many characters of private_metadata: 3001 | "metadata"     | "%3001"
            block_id twice: domain                     | "records"         | "domain"
            not wanted in a view: {"type":"divider"}   | {"type":"input"   | {"type":"divider"},{"type":"input"
            no member of plain_text_input: label       | "action_id":"a"   | "action_id":"a","label":"x"
            too few characters of action_id: 0         | "action_id":"a"   | "action_id":""
            too many characters allowed: 4000          | "max_length":3000 | "max_length":4000
            too many characters of initial_value: 3001 | "initial"         | "%3001"
            too many characters of text: 151           | "example"         | "%151"
            """)
    void findsWhatNoViewMayBe(String fault, String part, String instead) {
        String wrong = instead.startsWith("\"%")
                ? "\"" + "x".repeat(Integer.parseInt(instead.substring(2, instead.length() - 1))) + "\""
                : instead;
        assertEquals(
                fault,
                BlockKit.faultsOfView(LoopbackSlack.json(VIEW.replace(part, wrong)))
                        .get(0));
    }

    @Test
    void takesAGoodView() {
        assertEquals(List.of(), BlockKit.faultsOfView(LoopbackSlack.json(VIEW)));
    }

    @Test
    void takesNoViewAmongMessages() {
        assertEquals(
                "no block of a message: {\"type\":\"input\"}",
                BlockKit.faults(LoopbackSlack.json("[{\"type\":\"input\"}]")).get(0));
    }

    @Test
    void takesWhatIsRight() {
        assertEquals(List.of(), BlockKit.faults(LoopbackSlack.json("""
                        [{"type":"section","text":{"type":"mrkdwn","text":"*a* &lt;!here&gt;"}},
                         {"type":"actions","elements":[
                            {"type":"button","action_id":"a","value":"v","text":{"type":"plain_text","text":"A"}}]}]""")));
    }
}
