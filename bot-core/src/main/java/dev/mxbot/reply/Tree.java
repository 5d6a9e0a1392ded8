package dev.mxbot.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Something with parts that have parts: the way of mail, an SPF record and what it includes.
 *
 * @param mark what is the matter right here; {@link Mark#NONE} where nothing is
 */
public record Tree(Mark mark, Text label, List<Tree> children) {
    public Tree {
        children = List.copyOf(children);
    }

    public static Tree of(Text label, Tree... children) {
        return new Tree(Mark.NONE, label, List.of(children));
    }

    public static Tree leaf(Mark mark, Text label) {
        return new Tree(mark, label, List.of());
    }

    /** How many nodes there are, this one too. */
    public int size() {
        return 1 + children.stream().mapToInt(Tree::size).sum();
    }

    /** True if something is the matter here or below. */
    public boolean isMarked() {
        return mark != Mark.NONE || children.stream().anyMatch(Tree::isMarked);
    }

    /** The nodes in the order of reading. */
    public List<Tree> flat() {
        List<Tree> nodes = new ArrayList<>();
        nodes.add(this);
        children.forEach(child -> nodes.addAll(child.flat()));
        return nodes;
    }

    /**
     * The tree with at most so many of its nodes, this one always: what is marked stays the longest, then what is near the root. Where
     * something was left out it says so, "and 12 more", on a line more.
     */
    public Tree within(int most) {
        if (size() <= most) {
            return this;
        }
        // By identity: two nodes may read the same.
        Set<Tree> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.add(this);
        List<Tree> near = byDepth();
        for (boolean marked : new boolean[] {true, false}) {
            for (Tree node : near) {
                if (kept.size() < most && node.isMarked() == marked) {
                    kept.add(node);
                }
            }
        }
        return keeping(kept);
    }

    private List<Tree> byDepth() {
        List<Tree> nodes = new ArrayList<>();
        Deque<Tree> next = new ArrayDeque<>(children);
        while (!next.isEmpty()) {
            Tree node = next.remove();
            nodes.add(node);
            next.addAll(node.children);
        }
        return nodes;
    }

    private Tree keeping(Set<Tree> kept) {
        List<Tree> left = new ArrayList<>();
        children.stream().filter(kept::contains).forEach(child -> left.add(child.keeping(kept)));
        int gone = children.size() - left.size();
        if (gone > 0) {
            left.add(of(Text.of("and " + gone + " more")));
        }
        return new Tree(mark, label, left);
    }

    /** The same with other words in it. */
    Tree labelled(UnaryOperator<Text> words) {
        return new Tree(
                mark,
                words.apply(label),
                children.stream().map(child -> child.labelled(words)).toList());
    }
}
