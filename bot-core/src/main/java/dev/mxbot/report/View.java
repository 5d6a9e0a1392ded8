package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One way to look at a diagnosis as a whole, as a tree. */
public enum View {
    MAIL_FLOW("flow", "Mail flow"),
    SPF_TREE("spftree", "SPF tree");

    /** Nodes in one view; the rest is counted. */
    static final int NODES = 40;

    private final String action;
    private final String title;

    View(String action, String title) {
        this.action = action;
        this.title = title;
    }

    /** The action of the button that shows it; the button's argument: a domain. */
    public String action() {
        return action;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    public static Optional<View> ofAction(String action) {
        return Stream.of(values()).filter(view -> view.action.equals(action)).findFirst();
    }

    /** The view that a message asks for in words: "flow example.com", "show me the SPF tree of example.com". */
    public static Optional<View> wishedIn(String text) {
        String words = " " + text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") + " ";
        if (words.startsWith(" flow ") || words.contains(" mail flow ") || words.contains(" mailflow ")) {
            return Optional.of(MAIL_FLOW);
        }
        return words.contains(" spf tree ") || words.contains(" spftree ") ? Optional.of(SPF_TREE) : Optional.empty();
    }

    /** The view; empty where the diagnosis knows too little for it. */
    public Optional<Tree> of(Diagnosis diagnosis) {
        if (diagnosis.dnsUnreachable()) {
            return Optional.empty();
        }
        Optional<Tree> whole = switch (this) {
            case MAIL_FLOW -> MailFlow.of(diagnosis);
            case SPF_TREE -> SpfOutline.of(diagnosis);
        };
        return whole.map(tree -> tree.within(NODES));
    }

    /** The view as a part of a longer reply; empty where there is none. */
    public Optional<Block> section(Diagnosis diagnosis) {
        return of(diagnosis).map(tree -> new Block.Section(Text.of(title), List.of(new Block.Diagram(tree))));
    }

    /** The view as a reply of its own; where there is none, why. */
    public Reply reply(Diagnosis diagnosis) {
        return of(diagnosis)
                .map(tree ->
                        Reply.of(worst(tree), headline(diagnosis, tree), List.of(new Block.Diagram(tree)), List.of()))
                .orElseGet(() -> diagnosis.dnsUnreachable() ? DiagnosisReport.brief(diagnosis) : nothing(diagnosis));
    }

    Optional<Button> button(Diagnosis diagnosis) {
        return of(diagnosis)
                .map(tree -> new Button(title, action, diagnosis.domain().text()));
    }

    /** What a picture of the view says, for those who do not see it. */
    public String alt(Diagnosis diagnosis, Tree tree) {
        return title + " of " + diagnosis.domain().unicode() + ": " + counts(tree) + ". The text says the same.";
    }

    private Text headline(Diagnosis diagnosis, Tree tree) {
        return Text.of(title + " of ").thenLiteral(diagnosis.domain().unicode()).plain(": " + counts(tree) + ".");
    }

    /** "1 critical, 2 warnings" */
    private static String counts(Tree tree) {
        String counts = Stream.of(Mark.CRITICAL, Mark.ERROR, Mark.WARNING, Mark.UNKNOWN)
                .flatMap(mark -> count(tree, mark).stream())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no fault in it" : counts;
    }

    private static Optional<String> count(Tree tree, Mark mark) {
        long number = tree.flat().stream().filter(node -> node.mark() == mark).count();
        String word = mark.word().toLowerCase(Locale.ROOT);
        String many = mark == Mark.ERROR || mark == Mark.WARNING ? word + "s" : word;
        return number == 0 ? Optional.empty() : Optional.of(Prose.count(number, word, many));
    }

    /** The marks of findings are in the order of their weight. */
    private static Mark worst(Tree tree) {
        return Stream.of(Mark.CRITICAL, Mark.ERROR, Mark.WARNING, Mark.UNKNOWN)
                .filter(mark -> tree.flat().stream().anyMatch(node -> node.mark() == mark))
                .findFirst()
                .orElse(Mark.HEALTHY);
    }

    private Reply nothing(Diagnosis diagnosis) {
        String why = diagnosis.facts(this == MAIL_FLOW ? "mx" : "spf").get("status") instanceof String status
                ? switch (status) {
                    case "absent" -> "there is no record to start from";
                    case "unknown" -> "the record could not be looked up";
                    default -> "the record cannot be followed";
                }
                : "it was not looked at";
        return Reply.of(
                Mark.NONE,
                Text.of((this == MAIL_FLOW ? "No mail flow of " : "No SPF tree of "))
                        .thenLiteral(diagnosis.domain().unicode())
                        .plain(": " + why + "."),
                List.of(),
                List.of());
    }
}
