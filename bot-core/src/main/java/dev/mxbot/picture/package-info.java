/**
 * A tree as a picture, for chats: where text of forty lines scrolls away, a picture shows at a glance where the branch with the fault is.
 *
 * <p>Drawn with Java2D on no display. It needs a font on the machine; where there is none, or no Java2D, there is no picture and the text
 * that says the same has to do.
 */
@NullMarked
package dev.mxbot.picture;

import org.jspecify.annotations.NullMarked;
