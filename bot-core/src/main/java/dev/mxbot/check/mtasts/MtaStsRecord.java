package dev.mxbot.check.mtasts;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The TXT record that announces a policy (RFC 8461 section 3.1).
 *
 * @param id changes whenever the policy does; empty if the record is faulty
 * @param fault what the grammar forbids, in plain words; empty if nothing
 */
record MtaStsRecord(String text, String id, Optional<String> fault) {
    private static final CharMatcher BLANK = CharMatcher.anyOf(" \t");
    private static final Splitter FIELDS = Splitter.on(';').trimResults(BLANK);
    private static final String VERSION = "v=STSv1";

    /** RFC 8461 section 3.1, sts-id: 1 to 32 letters and digits. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    /** RFC 8461 section 3.1, sts-ext-name and sts-ext-value. */
    private static final Pattern EXTENSION =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[\\x21-\\x3A\\x3C\\x3E-\\x7E]+");

    /** Empty for text of another kind, such as a wildcard's answer. */
    static Optional<MtaStsRecord> parse(String text) {
        if (!text.startsWith("v=STS")) {
            return Optional.empty();
        }
        List<String> fields = FIELDS.splitToList(text);
        if (!fields.get(0).equals(VERSION)) {
            return faulty(text, "it does not begin with \"v=STSv1;\"");
        }
        String id = "";
        boolean openEnd = text.endsWith(" ") || text.endsWith("\t");
        if (openEnd && !fields.get(fields.size() - 1).isEmpty()) {
            return faulty(text, "a blank stands at its end");
        }
        for (int i = 1; i < fields.size(); i++) {
            String field = fields.get(i);
            // One delimiter may end the record; an empty field between two is not in the grammar.
            if (field.isEmpty() && i == fields.size() - 1) {
                continue;
            }
            if (field.startsWith("id=")) {
                if (!ID.matcher(field.substring(3)).matches()) {
                    return faulty(text, "its id is not 1 to 32 letters and digits");
                }
                id = id.isEmpty() ? field.substring(3) : id;
            } else if (!EXTENSION.matcher(field).matches()) {
                return faulty(text, field.isEmpty() ? "it holds an empty field (;;)" : "a field is no name=value pair");
            }
        }
        return id.isEmpty() ? faulty(text, "it has no id") : Optional.of(new MtaStsRecord(text, id, Optional.empty()));
    }

    private static Optional<MtaStsRecord> faulty(String text, String fault) {
        return Optional.of(new MtaStsRecord(text, "", Optional.of(fault)));
    }
}
