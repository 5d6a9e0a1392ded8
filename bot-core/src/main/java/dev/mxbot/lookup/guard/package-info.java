/**
 * What stands between mxbot and the hosts that strangers name: sockets that connect to the public Internet alone, and the certificate
 * authorities that are trusted there.
 */
@NullMarked
package dev.mxbot.lookup.guard;

import org.jspecify.annotations.NullMarked;
