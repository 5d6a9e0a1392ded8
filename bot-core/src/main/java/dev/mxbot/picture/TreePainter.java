package dev.mxbot.picture;

import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Png;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Tree;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a tree a node a row: the branch on the left, then the mark's word on its colour, then the label.
 *
 * <p>On a light ground with a margin of its own, so that it reads the same in a dark chat; in a size that a phone shows without zooming.
 */
final class TreePainter implements Painter {
    static final int WIDEST = 1200;
    static final int HIGHEST = 3600;

    /** What does not fit in the picture stands in the text. */
    private static final int MOST_ROWS = 70;

    private static final int NARROWEST = 640;
    private static final int MARGIN = 28;
    private static final int ROW = 46;
    private static final int STEP = 38;
    private static final int SIZE = 24;
    private static final int TITLE_SIZE = 28;

    /** Deeper branches stay at this depth, or no room would be left for their words. */
    private static final int DEEPEST = 10;

    private static final int MOST_CHARACTERS = 200;
    private static final int GAP = 12;
    private static final String ELLIPSIS = "…";

    private static final Color GROUND = new Color(0xFFFFFF);
    private static final Color INK = new Color(0x1D1C1D);
    private static final Color BRANCH = new Color(0x8A8F98);

    /** A node at its place. */
    private record Row(Tree node, int depth, int number, int parent) {}

    @Override
    public Png paint(String title, Tree tree) throws IOException {
        // Asked before the first use of AWT, which else looks for a display.
        System.setProperty("java.awt.headless", "true");
        List<Row> rows = new ArrayList<>();
        lay(tree, 0, -1, rows);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
        Font bold = font.deriveFont(Font.BOLD);
        String heading = Printable.line(title, MOST_CHARACTERS);
        int width = width(rows, heading, font, bold);
        int height = Math.min(HIGHEST, 2 * MARGIN + ROW * (rows.size() + 1));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(GROUND);
            pen.fillRect(0, 0, width, height);
            pen.setColor(INK);
            pen.setFont(bold.deriveFont((float) TITLE_SIZE));
            pen.drawString(fitted(heading, pen.getFontMetrics(), width - 2 * MARGIN), MARGIN, MARGIN + TITLE_SIZE);
            rows.forEach(row -> branch(pen, row));
            rows.forEach(row -> label(pen, row, width, font, bold));
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO's own choice is a file, and there may be no place for one.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java writes no PNG");
            }
        }
        return new Png(bytes.toByteArray());
    }

    private static void lay(Tree node, int depth, int parent, List<Row> rows) {
        if (rows.size() == MOST_ROWS) {
            return;
        }
        int number = rows.size();
        rows.add(new Row(node, Math.min(depth, DEEPEST), number, parent));
        node.children().forEach(child -> lay(child, depth + 1, number, rows));
    }

    private static int width(List<Row> rows, String heading, Font font, Font bold) {
        BufferedImage scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scratch.createGraphics();
        try {
            FontMetrics plain = pen.getFontMetrics(font);
            FontMetrics strong = pen.getFontMetrics(bold);
            int widest = pen.getFontMetrics(bold.deriveFont((float) TITLE_SIZE)).stringWidth(heading);
            for (Row row : rows) {
                int needed = row.depth() * STEP + badge(row, strong) + plain.stringWidth(words(row));
                widest = Math.max(widest, needed);
            }
            return Math.max(NARROWEST, Math.min(WIDEST, widest + 2 * MARGIN));
        } finally {
            pen.dispose();
        }
    }

    private static String words(Row row) {
        return Printable.line(PlainText.line(row.node().label()), MOST_CHARACTERS);
    }

    private static int middle(int number) {
        return MARGIN + ROW * (number + 1) + ROW / 2;
    }

    private static int left(Row row) {
        return MARGIN + row.depth() * STEP;
    }

    private static void branch(Graphics2D pen, Row row) {
        if (row.parent() < 0) {
            return;
        }
        pen.setColor(BRANCH);
        pen.setStroke(new BasicStroke(2));
        int x = left(row) - STEP + STEP / 3;
        pen.drawLine(x, middle(row.parent()) + ROW / 3, x, middle(row.number()));
        pen.drawLine(x, middle(row.number()), left(row) - GAP / 2, middle(row.number()));
    }

    private static int badge(Row row, FontMetrics strong) {
        return row.node().mark() == Mark.NONE
                ? 0
                : strong.stringWidth(row.node().mark().word()) + 3 * GAP;
    }

    private static void label(Graphics2D pen, Row row, int width, Font font, Font bold) {
        int x = left(row);
        pen.setFont(bold);
        FontMetrics strong = pen.getFontMetrics();
        int base = middle(row.number()) + (strong.getAscent() - strong.getDescent()) / 2;
        int badge = badge(row, strong);
        if (badge > 0) {
            Mark mark = row.node().mark();
            pen.setColor(shade(mark));
            pen.fillRoundRect(x, middle(row.number()) - ROW / 2 + 5, badge - GAP, ROW - 10, 12, 12);
            pen.setColor(GROUND);
            pen.drawString(mark.word(), x + GAP, base);
        }
        pen.setColor(INK);
        pen.setFont(row.parent() < 0 ? bold : font);
        pen.drawString(fitted(words(row), pen.getFontMetrics(), width - MARGIN - x - badge), x + badge, base);
    }

    /** Each dark enough that white words read well on it (contrast of at least 4.5 to 1). */
    private static Color shade(Mark mark) {
        return switch (mark.tone()) {
            case RED -> new Color(0xB3261E);
            case AMBER -> new Color(0x8A5A00);
            case GREEN -> new Color(0x1B6E3C);
            case GREY, NEUTRAL -> new Color(0x5A5F66);
        };
    }

    /** As much of the words as there is room for. */
    private static String fitted(String words, FontMetrics metrics, int room) {
        if (metrics.stringWidth(words) <= room) {
            return words;
        }
        int end = words.length();
        while (end > 0 && metrics.stringWidth(words.substring(0, end) + ELLIPSIS) > room) {
            end = words.offsetByCodePoints(end, -1);
        }
        return words.substring(0, end) + ELLIPSIS;
    }
}
