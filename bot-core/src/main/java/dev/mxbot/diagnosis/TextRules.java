package dev.mxbot.diagnosis;

import java.util.List;

/** The rules that judge how a text is written, whatever its kind. */
public record TextRules(List<Rule<TypedText>> rules) {
    public TextRules {
        rules = List.copyOf(rules);
    }
}
