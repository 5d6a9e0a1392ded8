/** Where a conversation takes place. */
@NullMarked
package dev.mxbot.channel;

import org.jspecify.annotations.NullMarked;
