/**
 * Whether the domain can be looked up at all, and whether everybody gets the same answer.
 *
 * <p>Before a sender knows any mail host it asks the DNS for the domain's MX records. That goes wrong in a few ways that have nothing to
 * do with mail: the name does not exist (NXDOMAIN, RFC 2308 section 2.1); it lies in a part of the name space that was never in the
 * public DNS (RFC 6761); it is an alias that leads nowhere; its name servers fail (SERVFAIL) or are silent; its signatures do not hold,
 * so a validating resolver refuses to pass the answer on (RFC 4035 section 5). Here the way to the answer is judged; what the MX records
 * say is the topic of {@code check.mx}.
 */
@NullMarked
package dev.mxbot.check.resolution;

import org.jspecify.annotations.NullMarked;
