/** What the program writes about itself: lines for people on standard error, with no token in them, whoever wrote the message. */
@NullMarked
package dev.mxbot.deploy.log;

import org.jspecify.annotations.NullMarked;
