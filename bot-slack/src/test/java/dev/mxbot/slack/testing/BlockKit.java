package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Slack takes as blocks: the types a message may hold, their required and permitted members, their limits, and nothing in them that
 * calls anybody. Stricter than Slack where Slack's behaviour is not documented.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
public final class BlockKit {
    /** Where Slack was seen to answer msg_blocks_too_long. */
    private static final int MOST_JSON = 13_200;

    private static final Pattern LIVE = Pattern.compile("<[!@#]|<https?:|<mailto:");

    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry("rich_text", Set.of("type", "block_id", "elements")),
            Map.entry("section", Set.of("type", "block_id", "text", "fields", "accessory", "expand")),
            Map.entry("header", Set.of("type", "block_id", "text")),
            Map.entry("context", Set.of("type", "block_id", "elements")),
            Map.entry("actions", Set.of("type", "block_id", "elements")),
            Map.entry("divider", Set.of("type", "block_id")),
            Map.entry("rich_text_section", Set.of("type", "elements")),
            Map.entry("rich_text_list", Set.of("type", "elements", "style", "indent", "offset", "border")),
            Map.entry("rich_text_preformatted", Set.of("type", "elements", "border", "language")),
            Map.entry("rich_text_quote", Set.of("type", "elements", "border")),
            Map.entry("text", Set.of("type", "text", "style")),
            Map.entry("link", Set.of("type", "url", "text", "style", "unsafe")),
            Map.entry("emoji", Set.of("type", "name", "unicode")),
            Map.entry("date", Set.of("type", "timestamp", "format", "url", "fallback")),
            Map.entry("button", Set.of("type", "text", "action_id", "value", "url", "style", "confirm")),
            Map.entry(
                    "modal",
                    Set.of(
                            "type",
                            "title",
                            "submit",
                            "close",
                            "blocks",
                            "callback_id",
                            "private_metadata",
                            "external_id",
                            "clear_on_close",
                            "notify_on_close")),
            Map.entry("input", Set.of("type", "block_id", "label", "element", "hint", "optional", "dispatch_action")),
            Map.entry(
                    "plain_text_input",
                    Set.of(
                            "type",
                            "action_id",
                            "initial_value",
                            "multiline",
                            "min_length",
                            "max_length",
                            "placeholder",
                            "focus_on_load")),
            Map.entry("plain_text", Set.of("type", "text", "emoji")),
            Map.entry("mrkdwn", Set.of("type", "text", "verbatim")));

    private static final Set<String> STYLES = Set.of("bold", "italic", "strike", "code", "underline");

    private final List<String> faults = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();

    private BlockKit() {}

    /** What is wrong with a message's blocks; empty if Slack would take them. */
    public static List<String> faults(JsonNode blocks) {
        BlockKit kit = new BlockKit();
        kit.blocks(blocks);
        return kit.faults;
    }

    /**
     * What is wrong with a modal; empty if Slack would open it.
     *
     * @see <a href="https://docs.slack.dev/reference/views/modal-views">Modal views</a>
     */
    public static List<String> faultsOfView(JsonNode view) {
        BlockKit kit = new BlockKit();
        kit.view(view);
        return kit.faults;
    }

    /** What is wrong with a text that Slack reads as markup. */
    public static List<String> faultsOfText(String text) {
        if (LIVE.matcher(text).find()) {
            return List.of("the text holds live markup: " + text);
        }
        return text.length() > 40_000 ? List.of("the text is longer than 40,000 characters") : List.of();
    }

    private void blocks(JsonNode blocks) {
        if (!blocks.isArray()) {
            fault("blocks are no array");
            return;
        }
        most(blocks.size(), 50, "blocks");
        most(blocks.toString().length(), MOST_JSON, "characters of blocks");
        for (JsonNode block : blocks) {
            String id = block.path("block_id").asText("");
            if (!id.isEmpty() && !blockIds.add(id)) {
                fault("block_id twice: " + id);
            }
            most(id.length(), 255, "characters of block_id");
            block(block);
        }
    }

    private void view(JsonNode view) {
        if (!type(view).equals("modal")) {
            fault("no modal: " + view);
        }
        plain(view.path("title"), 24);
        // Slack wants a button where something can be entered.
        plain(view.path("submit"), 24);
        if (view.has("close")) {
            plain(view.path("close"), 24);
        }
        least(view.path("callback_id").asText("").length(), 1, "characters of callback_id");
        most(view.path("callback_id").asText("").length(), 255, "characters of callback_id");
        most(view.path("private_metadata").asText("").length(), 3_000, "characters of private_metadata");
        least(view.path("blocks").size(), 1, "blocks of a view");
        most(view.path("blocks").size(), 100, "blocks of a view");
        view.path("blocks").forEach(this::input);
    }

    private void input(JsonNode input) {
        if (!type(input).equals("input")) {
            fault("not wanted in a view: " + input);
        }
        String id = input.path("block_id").asText("");
        least(id.length(), 1, "characters of block_id");
        most(id.length(), 255, "characters of block_id");
        if (!blockIds.add(id)) {
            fault("block_id twice: " + id);
        }
        plain(input.path("label"), 2_000);
        if (input.has("hint")) {
            plain(input.path("hint"), 2_000);
        }
        textInput(input.path("element"));
    }

    private void textInput(JsonNode element) {
        if (!type(element).equals("plain_text_input")) {
            fault("not wanted in an input: " + element);
        }
        String id = element.path("action_id").asText("");
        least(id.length(), 1, "characters of action_id");
        most(id.length(), 255, "characters of action_id");
        int longest = element.path("max_length").asInt(3_000);
        least(longest, 1, "characters allowed");
        most(longest, 3_000, "characters allowed");
        if (element.has("initial_value")) {
            least(element.path("initial_value").asText().length(), 1, "characters of initial_value");
            most(element.path("initial_value").asText().length(), longest, "characters of initial_value");
        }
        if (element.has("placeholder")) {
            plain(element.path("placeholder"), 150);
        }
        if (element.has("multiline") && !element.path("multiline").isBoolean()) {
            fault("multiline is true or false: " + element);
        }
    }

    private void block(JsonNode block) {
        switch (type(block)) {
            case "rich_text" -> elements(block, 1, 1_000).forEach(this::richText);
            case "section" -> {
                if (block.has("text")) {
                    text(block.path("text"), 3_000);
                } else {
                    least(block.path("fields").size(), 1, "fields or text of a section");
                }
                most(block.path("fields").size(), 10, "fields");
                block.path("fields").forEach(field -> text(field, 2_000));
            }
            case "header" -> {
                plain(block.path("text"), 150);
            }
            case "context" -> elements(block, 1, 10).forEach(element -> text(element, 3_000));
            case "actions" -> elements(block, 1, 25).forEach(this::button);
            case "divider" -> {}
            default -> fault("no block of a message: " + block);
        }
    }

    private void richText(JsonNode element) {
        switch (type(element)) {
            case "rich_text_section", "rich_text_quote" ->
                elements(element, 1, 1_000).forEach(this::run);
            case "rich_text_preformatted" ->
                elements(element, 1, 1_000).forEach(run -> {
                    if (!type(run).equals("text") && !type(run).equals("link")) {
                        fault("not in preformatted text: " + run);
                    }
                    run(run);
                });
            case "rich_text_list" -> {
                if (!Set.of("bullet", "ordered").contains(element.path("style").asText())) {
                    fault("a list without a style");
                }
                elements(element, 1, 1_000).forEach(line -> {
                    if (!type(line).equals("rich_text_section")) {
                        fault("not in a list: " + line);
                    }
                    richText(line);
                });
            }
            default -> fault("no rich text: " + element);
        }
    }

    private void run(JsonNode run) {
        switch (type(run)) {
            case "text" -> least(run.path("text").asText().length(), 1, "characters of text");
            case "link" -> {
                if (!run.path("url").asText().matches("https?://.+")) {
                    fault("a link without a web address: " + run);
                }
                most(run.path("url").asText().length(), 3_000, "characters of url");
            }
            case "emoji" -> least(run.path("name").asText().length(), 1, "characters of an emoji's name");
            case "date" -> {
                if (!run.path("timestamp").isIntegralNumber()
                        || !run.path("format").asText().contains("{")) {
                    fault("a date without timestamp or format: " + run);
                }
            }
            // user, usergroup, channel and broadcast among them: those ping.
            default -> fault("not wanted in rich text: " + run);
        }
        run.path("style").fieldNames().forEachRemaining(style -> {
            if (!STYLES.contains(style)) {
                fault("no style: " + style);
            }
        });
    }

    private void button(JsonNode button) {
        if (!type(button).equals("button")) {
            fault("not among actions: " + button);
        }
        plain(button.path("text"), 75);
        String id = button.path("action_id").asText("");
        least(id.length(), 1, "characters of action_id");
        most(id.length(), 255, "characters of action_id");
        if (!actionIds.add(id)) {
            fault("action_id twice: " + id);
        }
        most(button.path("value").asText("").length(), 2_000, "characters of value");
        most(button.path("url").asText("").length(), 3_000, "characters of url");
    }

    private void text(JsonNode text, int most) {
        if (type(text).equals("mrkdwn")) {
            faults.addAll(faultsOfText(text.path("text").asText()));
            least(text.path("text").asText().length(), 1, "characters of text");
            most(text.path("text").asText().length(), most, "characters of text");
        } else {
            plain(text, most);
        }
    }

    private void plain(JsonNode text, int most) {
        if (!type(text).equals("plain_text")) {
            fault("no plain_text: " + text);
        }
        least(text.path("text").asText().length(), 1, "characters of text");
        most(text.path("text").asText().length(), most, "characters of text");
    }

    private Iterable<JsonNode> elements(JsonNode block, int least, int most) {
        JsonNode elements = block.path("elements");
        least(elements.size(), least, "elements of " + block.path("type").asText());
        most(elements.size(), most, "elements of " + block.path("type").asText());
        return elements;
    }

    private String type(JsonNode node) {
        String type = node.path("type").asText("");
        Set<String> members = MEMBERS.get(type);
        if (members == null) {
            return type;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                fault("no member of " + type + ": " + name);
            }
        });
        return type;
    }

    private void least(int count, int least, String what) {
        if (count < least) {
            fault("too few " + what + ": " + count);
        }
    }

    private void most(int count, int most, String what) {
        if (count > most) {
            fault("too many " + what + ": " + count);
        }
    }

    private void fault(String fault) {
        faults.add(fault);
    }
}
