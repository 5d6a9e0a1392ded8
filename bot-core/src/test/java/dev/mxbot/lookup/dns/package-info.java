/** The DNS over real sockets of this machine, and its parts under virtual time. */
@NullMarked
package dev.mxbot.lookup.dns;

import org.jspecify.annotations.NullMarked;
