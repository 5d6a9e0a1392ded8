package dev.mxbot.discord;

import dev.mxbot.command.Dialog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/**
 * A dialog as one of Discord's modals, which have no button of their own to name. Its texts fit: {@link Dialog} keeps to Discord's limits.
 *
 * @see <a href="https://docs.discord.com/developers/components/reference#label">Labels and text inputs</a>
 */
final class DiscordDialog {
    private static final Pattern ID = Pattern.compile("mx:([a-z]{1,32})");

    private DiscordDialog() {}

    static Modal modal(Dialog dialog) {
        return Modal.create("mx:" + dialog.command(), dialog.title())
                .addComponents(
                        dialog.fields().stream().map(DiscordDialog::label).toList())
                .build();
    }

    /** Whose dialog it is; empty if it is none of ours. */
    static Optional<String> command(String modalId) {
        Matcher id = ID.matcher(modalId);
        return id.matches() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** What was entered, by the names of the fields, in their order. */
    static Map<String, String> values(List<ModalMapping> entered) {
        Map<String, String> values = new LinkedHashMap<>();
        entered.forEach(field -> values.put(field.getCustomId(), field.getAsString()));
        return values;
    }

    private static Label label(Dialog.Field field) {
        TextInput.Builder input = TextInput.create(
                        field.name(), field.multiline() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
                .setPlaceholder(field.example())
                .setMaxLength(field.multiline() ? TextInput.MAX_VALUE_LENGTH : Dialog.LONGEST_VALUE);
        if (!field.value().isEmpty()) {
            input.setValue(field.value());
        }
        return Label.of(field.label(), field.hint(), input.build());
    }
}
