/**
 * Asking the DNS, with three answers and never two: found, absent on an authority's word, or unanswered and why.
 *
 * <p>{@link dev.mxbot.lookup.dns.Dns} is the port. Behind it stand, from the outside in: a cache that keeps answers for their TTL and
 * sends concurrent identical queries once; a retry policy over several resolvers; UDP and TCP. An overlay puts planned records in front
 * of what is published. Only this package knows dnsjava.
 */
@NullMarked
package dev.mxbot.lookup.dns;

import org.jspecify.annotations.NullMarked;
