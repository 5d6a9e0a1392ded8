/**
 * DKIM (RFC 6376): a sender signs its mail, and publishes the public key at {@code <selector>._domainkey.<domain>}.
 *
 * <p>The selector stands only in the mail's signature, so nobody can list a domain's keys. The probe asks for the selectors that the
 * domain's recognised providers use, then for common ones; finding none proves nothing, unless {@code _domainkey} itself does not exist
 * (RFC 8020). Providers often have their customers publish a CNAME to a key of their own.
 */
@NullMarked
package dev.mxbot.check.dkim;

import org.jspecify.annotations.NullMarked;
