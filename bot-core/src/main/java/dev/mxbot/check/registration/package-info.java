/**
 * The registration of the domain: until when it is paid for, and whether registry and registrar let it work.
 *
 * <p>A domain is held for a year or a few. If nobody renews it, or its owner's address was never confirmed, registrar or registry take it
 * off the DNS (a hold, RFC 5731 section 2.3); later it is deleted, in steps that leave some weeks to get it back (RFC 3915), and then
 * anybody can register it, and gets its mail. In the DNS all of that looks alike: the name does not exist. Why, and what is about to
 * happen, only the registry tells. The same goes for the domains that MX hosts are in, which are often somebody else's.
 *
 * <p>What one person asks about is asked for ({@link dev.mxbot.lookup.rdap.Rdap}), never lists of domains: registries forbid those.
 */
@NullMarked
package dev.mxbot.check.registration;

import org.jspecify.annotations.NullMarked;
