package dev.mxbot.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A window with fields to fill in: for what takes more than a line. Platforms that have such windows show it; what is entered comes back
 * through {@link Commands#submitted}. Its texts are as short as the narrowest platform wants them.
 *
 * @param command the name of the command it belongs to
 * @param submit what the button that sends it says
 * @param fields each has to be filled in
 */
public record Dialog(String command, String title, String submit, List<Field> fields) {
    /** What one field takes: Slack's limit, Discord's is wider. */
    public static final int LONGEST_VALUE = 3000;

    /** Slack's, of titles and buttons alike. */
    private static final int LONGEST_TITLE = 24;

    /** Discord's, of a label. */
    private static final int LONGEST_LABEL = 45;

    /** Discord's, of what stands in an empty field and of what explains it. */
    private static final int LONGEST_HINT = 100;

    /** Discord's. */
    private static final int MOST_FIELDS = 5;

    public Dialog {
        fields = List.copyOf(fields);
        limit("title", title, LONGEST_TITLE);
        limit("button", submit, LONGEST_TITLE);
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("a dialog of " + fields.size() + " fields");
        }
        Set<String> names = new HashSet<>();
        if (!fields.stream().map(Field::name).allMatch(names::add)) {
            throw new IllegalArgumentException("a name twice in the dialog of " + command);
        }
    }

    /**
     * One field.
     *
     * @param name lower case, as it comes back
     * @param hint explains what to enter
     * @param example stands in the empty field
     * @param value stands there already; may be empty
     * @param multiline whether several lines fit
     */
    public record Field(String name, String label, String hint, String example, String value, boolean multiline) {
        public Field {
            if (!name.matches("[a-z]{1,30}")) {
                throw new IllegalArgumentException("no name of a field: " + name);
            }
            limit("label", label, LONGEST_LABEL);
            limit("hint", hint, LONGEST_HINT);
            limit("example", example, LONGEST_HINT);
            if (value.length() > LONGEST_VALUE) {
                throw new IllegalArgumentException("the value of " + name + " is too long");
            }
        }
    }

    private static void limit(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException("a " + what + " of 1 to " + longest + " characters, not: " + text);
        }
    }
}
