package dev.mxbot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Counts the parts of a reply that can go, and takes them away, in the order of the document. */
final class Pruning {
    private Pruning() {}

    static int asides(Reply reply) {
        return count(reply.blocks(), block -> block instanceof Block.Aside);
    }

    static Reply keepAsides(Reply reply, int keep) {
        return reply.withBlocks(
                new Rewriting() {
                    private int seen;

                    @Override
                    Stream<Block> block(Block block) {
                        return block instanceof Block.Aside && ++seen > keep ? Stream.of() : super.block(block);
                    }
                }.rewrite(reply.blocks()));
    }

    /** Lines of the longest piece of code, or nodes of the largest tree: each is a line. */
    static int longestCode(Reply reply) {
        return flat(reply.blocks()).mapToInt(Pruning::codeLines).max().orElse(0);
    }

    private static int codeLines(Block block) {
        if (block instanceof Block.Code code) {
            return lines(code.text()).length;
        }
        return block instanceof Block.Diagram diagram ? diagram.tree().size() : 0;
    }

    static Reply keepCodeLines(Reply reply, int keep) {
        return reply.withBlocks(
                new Rewriting() {
                    @Override
                    Stream<Block> block(Block block) {
                        if (block instanceof Block.Diagram diagram) {
                            return Stream.of(new Block.Diagram(diagram.tree().within(keep)));
                        }
                        return block instanceof Block.Code code
                                ? Stream.of(new Block.Code(firstLines(code.text(), keep)))
                                : super.block(block);
                    }
                }.rewrite(reply.blocks()));
    }

    /** The longest line of code or piece of foreign text, in characters. */
    static int longestRun(Reply reply) {
        int code = flat(reply.blocks())
                .flatMap(block -> block instanceof Block.Code c ? c.text().lines() : Stream.of())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        int foreign = Stream.concat(
                        Stream.of(reply.headline()), flat(reply.blocks()).flatMap(Pruning::texts))
                .flatMap(text -> text.runs().stream())
                .mapToInt(run ->
                        run instanceof Inline.Literal literal ? literal.text().length() : 0)
                .max()
                .orElse(0);
        return Math.max(code, foreign);
    }

    static Reply keepCharacters(Reply reply, int keep) {
        List<Block> blocks = new Rewriting() {
            @Override
            Stream<Block> block(Block block) {
                return block instanceof Block.Code code
                        ? Stream.of(new Block.Code(String.join(
                                "\n",
                                code.text().lines().map(line -> cut(line, keep)).toList())))
                        : super.block(block);
            }

            @Override
            Text text(Text text) {
                return shorter(text, keep);
            }
        }.rewrite(reply.blocks());
        return new Reply(reply.mark(), shorter(reply.headline(), keep), blocks, reply.buttons(), reply.audience());
    }

    static int bodies(Reply reply) {
        return count(
                reply.blocks(),
                block -> block instanceof Block.Item item && !item.body().isEmpty());
    }

    static Reply keepBodies(Reply reply, int keep) {
        return reply.withBlocks(
                new Rewriting() {
                    private int seen;

                    @Override
                    Stream<Block> block(Block block) {
                        return block instanceof Block.Item item && !item.body().isEmpty() && ++seen > keep
                                ? Stream.of(new Block.Item(item.mark(), item.title(), List.of()))
                                : super.block(block);
                    }
                }.rewrite(reply.blocks()));
    }

    static int items(Reply reply) {
        return count(reply.blocks(), block -> block instanceof Block.Item);
    }

    static Reply keepItems(Reply reply, int keep) {
        int left = items(reply) - keep;
        if (left <= 0) {
            return reply;
        }
        return reply.withBlocks(
                new Rewriting() {
                    private int seen;

                    @Override
                    Stream<Block> block(Block block) {
                        if (!(block instanceof Block.Item) || ++seen <= keep) {
                            return super.block(block);
                        }
                        return seen == keep + 1
                                ? Stream.of(new Block.Paragraph(Text.of("and " + left + " more")))
                                : Stream.of();
                    }
                }.rewrite(reply.blocks()));
    }

    static Reply keepBlocks(Reply reply, int keep) {
        return reply.withBlocks(
                reply.blocks().subList(0, Math.min(keep, reply.blocks().size())));
    }

    static int headline(Reply reply) {
        return length(reply.headline());
    }

    static Reply keepHeadline(Reply reply, int keep) {
        List<Inline> kept = new ArrayList<>();
        int room = keep - 1;
        for (Inline run : reply.headline().runs()) {
            String words = PlainText.line(Text.of(run));
            int length = words.codePointCount(0, words.length());
            if (length > room) {
                kept.add(shortened(run, words.substring(0, words.offsetByCodePoints(0, Math.max(0, room))) + "…"));
                break;
            }
            kept.add(run);
            room -= length;
        }
        return new Reply(reply.mark(), new Text(kept), reply.blocks(), reply.buttons(), reply.audience());
    }

    private static Inline shortened(Inline run, String words) {
        return run instanceof Inline.Literal ? new Inline.Literal(words) : new Inline.Plain(words);
    }

    private static int length(Text text) {
        String line = PlainText.line(text);
        return line.codePointCount(0, line.length());
    }

    private static Text shorter(Text text, int keep) {
        return new Text(text.runs().stream()
                .map(run -> run instanceof Inline.Literal literal
                        ? (Inline) new Inline.Literal(cut(literal.text(), keep))
                        : run)
                .toList());
    }

    private static String cut(String line, int keep) {
        if (line.length() <= keep) {
            return line;
        }
        // Never between the halves of a surrogate pair.
        int end = Character.isHighSurrogate(line.charAt(keep - 2)) ? keep - 2 : keep - 1;
        return line.substring(0, end) + "…";
    }

    /** The note counts as one of the lines. */
    private static String firstLines(String text, int keep) {
        String[] lines = lines(text);
        if (lines.length <= keep) {
            return text;
        }
        List<String> first = new ArrayList<>(List.of(lines).subList(0, keep - 1));
        int left = lines.length - first.size();
        first.add("… " + left + (left == 1 ? " more line" : " more lines"));
        return String.join("\n", first);
    }

    private static String[] lines(String text) {
        return text.lines().toArray(String[]::new);
    }

    private static int count(List<Block> blocks, Predicate<Block> what) {
        return (int) flat(blocks).filter(what).count();
    }

    /** Every block, each before those inside it. */
    private static Stream<Block> flat(List<Block> blocks) {
        return blocks.stream().flatMap(block -> Stream.concat(Stream.of(block), flat(inside(block))));
    }

    private static List<Block> inside(Block block) {
        if (block instanceof Block.Section section) {
            return section.body();
        }
        return block instanceof Block.Item item ? item.body() : List.of();
    }

    private static Stream<Text> texts(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return Stream.of(paragraph.text());
        } else if (block instanceof Block.Section section) {
            return Stream.of(section.title());
        } else if (block instanceof Block.Item item) {
            return Stream.of(item.title());
        } else if (block instanceof Block.Bullets bullets) {
            return bullets.lines().stream();
        } else if (block instanceof Block.Diagram diagram) {
            return diagram.tree().flat().stream().map(Tree::label);
        }
        return block instanceof Block.Aside aside ? Stream.of(aside.text()) : Stream.of();
    }

    /** A copy of a tree of blocks, with a say in every block and text. Visits in the order of the document. */
    private abstract static class Rewriting implements Block.Visitor<Block> {
        final List<Block> rewrite(List<Block> blocks) {
            List<Block> copies = new ArrayList<>();
            blocks.forEach(block -> block(block).forEach(copies::add));
            return copies;
        }

        Stream<Block> block(Block block) {
            return Stream.of(block.accept(this));
        }

        Text text(Text text) {
            return text;
        }

        @Override
        public Block paragraph(Block.Paragraph paragraph) {
            return new Block.Paragraph(text(paragraph.text()));
        }

        @Override
        public Block section(Block.Section section) {
            return new Block.Section(text(section.title()), rewrite(section.body()));
        }

        @Override
        public Block item(Block.Item item) {
            return new Block.Item(item.mark(), text(item.title()), rewrite(item.body()));
        }

        @Override
        public Block bullets(Block.Bullets bullets) {
            return new Block.Bullets(bullets.lines().stream().map(this::text).toList());
        }

        @Override
        public Block code(Block.Code code) {
            return code;
        }

        @Override
        public Block aside(Block.Aside aside) {
            return new Block.Aside(text(aside.text()));
        }

        @Override
        public Block picture(Block.Picture picture) {
            return picture;
        }

        @Override
        public Block diagram(Block.Diagram diagram) {
            return new Block.Diagram(diagram.tree().labelled(this::text));
        }
    }
}
