/**
 * What to say, with no platform in it: a tree of blocks that each platform renders within its limits.
 *
 * <p>Text from DNS, SMTP and people goes into {@link dev.mxbot.reply.Inline.Literal} and {@link dev.mxbot.reply.Block.Code} and nowhere
 * else; a renderer escapes those and lets them ping nobody.
 */
@NullMarked
package dev.mxbot.reply;

import org.jspecify.annotations.NullMarked;
