package dev.mxbot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dialog that was sent.
 *
 * @param command whose it is
 * @param values as entered, by the names of the fields, in their order
 */
record Submission(String command, Map<String, String> values) {
    static final Pattern CALLBACK_ID = Pattern.compile("mx:([a-z]{1,32})");

    static String callbackId(String command) {
        return "mx:" + command;
    }

    /** Empty if it is none of ours, or nothing can be entered in it. */
    static Optional<Submission> of(ViewSubmissionPayload payload) {
        View view = payload.getView();
        Matcher id = CALLBACK_ID.matcher(view == null ? "" : String.valueOf(view.getCallbackId()));
        if (view == null
                || !id.matches()
                || view.getState() == null
                || view.getState().getValues() == null
                || view.getState().getValues().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        view.getState().getValues().forEach((block, inputs) -> values.put(block, value(inputs)));
        return Optional.of(new Submission(id.group(1), values));
    }

    /** Where to say what is about no field in particular: beside the last one, next to the button. */
    String lastField() {
        return values.keySet().stream().reduce("", (before, last) -> last);
    }

    private static String value(Map<String, ViewState.Value> inputs) {
        return inputs.values().stream()
                .map(ViewState.Value::getValue)
                .flatMap(value -> Optional.ofNullable(value).stream())
                .findFirst()
                .orElse("");
    }
}
