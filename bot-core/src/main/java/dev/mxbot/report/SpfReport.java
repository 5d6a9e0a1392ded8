package dev.mxbot.report;

import com.google.common.net.InetAddresses;
import dev.mxbot.finding.Finding;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.sender.SenderStep;
import dev.mxbot.sender.SenderVerdict;
import java.util.ArrayList;
import java.util.List;

/** Whether a server passes SPF, as a reply: the answer in one sentence, the cure, and the way that the evaluation went. */
public final class SpfReport {
    /** The action of the button that evaluates again, without the cache; its argument: domain and address. */
    public static final String AGAIN = "spfagain";

    private static final int STEPS = 60;
    private static final int TERM = 48;
    private static final int ANSWER = 60;
    private static final int EXPLANATION = 300;
    private static final int DOMAIN = 253;

    private SpfReport() {}

    public static Reply of(SenderVerdict verdict) {
        List<Block> blocks = new ArrayList<>();
        verdict.explanation()
                .ifPresent(said -> blocks.add(new Block.Paragraph(
                        Text.of("The domain tells refused senders: ").thenLiteral(Printable.line(said, EXPLANATION)))));
        verdict.finding().stream().map(SpfReport::cure).forEach(blocks::addAll);
        if (!verdict.trace().isEmpty()) {
            blocks.add(new Block.Code(String.join("\n", tree(verdict))));
        }
        blocks.add(new Block.Aside(Text.of(cost(verdict))));
        return Reply.of(mark(verdict), Prose.of(capital(verdict.sentence()) + "."), blocks, buttons(verdict));
    }

    private static List<Block> cure(Finding finding) {
        List<Block> blocks = new ArrayList<>();
        if (!finding.impact().isEmpty()) {
            blocks.add(new Block.Paragraph(Prose.of(finding.impact())));
        }
        finding.fixes().forEach(fix -> blocks.addAll(FindingText.fix(fix)));
        return blocks;
    }

    private static Mark mark(SenderVerdict verdict) {
        return switch (verdict.result()) {
            case PASS -> Mark.PASS;
            case FAIL, PERMERROR -> Mark.FAIL;
            case SOFTFAIL, NEUTRAL, NONE -> Mark.WARNING;
            case TEMPERROR -> Mark.UNKNOWN;
        };
    }

    /** Number of the lookup, term, result; an arrow where it was decided, a dot behind that. */
    private static List<String> tree(SenderVerdict verdict) {
        List<String> lines = new ArrayList<>();
        int lookups = 0;
        boolean afterwards = false;
        for (SenderStep step : verdict.trace()) {
            if (lines.size() == STEPS) {
                lines.add("… " + (verdict.trace().size() - STEPS) + " more");
                break;
            }
            if (step.depth() == 0 && lines.isEmpty()) {
                lines.add(Printable.line(step.domain(), DOMAIN));
            }
            String number = step.lookups() == lookups ? "" : String.valueOf(step.lookups());
            lookups = step.lookups();
            afterwards |= step.afterwards();
            lines.add((step.decisive() ? "→" : step.afterwards() ? "·" : " ")
                    + " ".repeat(3 - Math.min(3, number.length())) + number + " " + "  ".repeat(step.depth())
                    + Printable.line(step.term(), TERM) + ": " + step.result() + answer(step));
        }
        if (afterwards) {
            lines.add("· behind the decision: a receiver does not come here");
        }
        return lines;
    }

    private static String answer(SenderStep step) {
        if (step.answer().isEmpty()) {
            return "";
        }
        String asked = step.asked().isEmpty() ? "" : Printable.line(step.asked(), ANSWER) + " is ";
        return " (" + asked + Printable.line(step.answer(), ANSWER) + ")";
    }

    private static String cost(SenderVerdict verdict) {
        String cost = verdict.lookups() + " of 10 lookups, " + verdict.voidLookups() + " of 2 without an answer";
        return verdict.totalLookups() > verdict.lookups()
                ? cost + "; " + verdict.totalLookups() + " lookups in the whole record"
                : cost;
    }

    private static List<Button> buttons(SenderVerdict verdict) {
        String domain = verdict.request().domain();
        return domain.length() > DOMAIN || domain.isBlank()
                ? List.of()
                : List.of(
                        new Button(
                                "Evaluate again",
                                AGAIN,
                                domain + " "
                                        + InetAddresses.toAddrString(
                                                verdict.request().ip())),
                        new Button("Check the domain", DiagnosisReport.RECHECK, domain));
    }

    private static String capital(String sentence) {
        return sentence.startsWith("whether ") ? "W" + sentence.substring(1) : sentence;
    }
}
