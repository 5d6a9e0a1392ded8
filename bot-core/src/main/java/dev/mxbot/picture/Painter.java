package dev.mxbot.picture;

import dev.mxbot.reply.Png;
import dev.mxbot.reply.Tree;
import java.io.IOException;

/** How a tree becomes a picture. May fail in every way in which a machine can lack fonts or a drawing library. */
@FunctionalInterface
interface Painter {
    Png paint(String title, Tree tree) throws IOException;
}
