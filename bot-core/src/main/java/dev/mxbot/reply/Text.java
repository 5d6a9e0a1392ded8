package dev.mxbot.reply;

import java.util.ArrayList;
import java.util.List;

/** A line or paragraph: runs of text, one after another. */
public record Text(List<Inline> runs) {
    public Text {
        runs = List.copyOf(runs);
    }

    public static Text of(String plain) {
        return new Text(List.of(new Inline.Plain(plain)));
    }

    public static Text literal(String foreign) {
        return new Text(List.of(new Inline.Literal(foreign)));
    }

    public static Text of(Inline... runs) {
        return new Text(List.of(runs));
    }

    public Text plain(String more) {
        return and(new Inline.Plain(more));
    }

    public Text strong(String more) {
        return and(new Inline.Strong(more));
    }

    public Text thenLiteral(String foreign) {
        return and(new Inline.Literal(foreign));
    }

    public Text and(Inline more) {
        List<Inline> all = new ArrayList<>(runs);
        all.add(more);
        return new Text(all);
    }
}
