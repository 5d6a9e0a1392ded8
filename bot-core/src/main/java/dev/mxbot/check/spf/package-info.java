/**
 * SPF (RFC 7208): which servers may send mail in the domain's name.
 *
 * <p>The domain publishes one TXT record that starts with {@code v=spf1}: a list of terms, tried from left to right until one matches the
 * address of the sending server. {@code ip4}, {@code ip6}, {@code a}, {@code mx}, {@code exists} and {@code ptr} name servers,
 * {@code include} asks for another domain's record, {@code all} matches everybody, and the sign before a term says what a match means:
 * {@code +} pass (the default), {@code -} fail, {@code ~} softfail, {@code ?} neutral. {@code redirect=} hands the whole question to
 * another domain. A receiver follows at most ten terms that need the DNS (section 4.6.4); a record that needs more, like one with a
 * mistake in its grammar, yields "permerror", and then nobody is authorised.
 */
@NullMarked
package dev.mxbot.check.spf;

import org.jspecify.annotations.NullMarked;
