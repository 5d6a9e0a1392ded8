/**
 * What if these records were published? A plan is read from zone-file text, rehearsed over the live DNS, and ordered so that no mail is
 * lost on the way.
 *
 * <p>Publishing is not one moment. Caches hold what was there before for as long as its TTL says, and senders that know an MTA-STS policy
 * hold it for its {@code max_age} (RFC 8461 section 3.2). So whatever is relied on comes first, whoever is still believed goes last, and
 * between the two lies the longest time that anybody may remember.
 */
@NullMarked
package dev.mxbot.plan;

import org.jspecify.annotations.NullMarked;
