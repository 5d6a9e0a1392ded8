/**
 * Fetching over HTTPS from hosts that strangers name: MTA-STS policies, registration data.
 *
 * <p>{@link dev.mxbot.lookup.https.Https} is the port. Addresses come from the {@link dev.mxbot.lookup.dns.Dns} of mxbot, once; a
 * connection is made to one of those and to nothing else, and never to an address that the public Internet does not reach. Size, time and
 * redirects are limited by each request. Whoever asks for the same document with the same answers from the DNS gets what was fetched a
 * moment ago.
 */
@NullMarked
package dev.mxbot.lookup.https;

import org.jspecify.annotations.NullMarked;
