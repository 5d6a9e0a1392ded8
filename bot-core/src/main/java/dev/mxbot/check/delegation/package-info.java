/**
 * The domain's own name servers: whether each of them answers, knows the zone, and says the same as the others.
 *
 * <p>The registry lists the name servers of a zone (the delegation, RFC 1034 section 4.2.1); a resolver picks one of them and takes its
 * word. A server in the list that does not hold the zone is a lame delegation (RFC 1912 section 2.8): whoever picks it gets no answer. A
 * server that holds an older copy, which its SOA serial shows, gives other MX records than the rest, and then mail of one sender goes
 * here and mail of the next one there. So each server is asked directly for SOA and MX, past every cache.
 */
@NullMarked
package dev.mxbot.check.delegation;

import org.jspecify.annotations.NullMarked;
