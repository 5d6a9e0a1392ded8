/**
 * MTA-STS (RFC 8461): a domain asks senders to deliver only over authenticated TLS, to the MX hosts that its policy names.
 *
 * <p>Two parts make it up: a TXT record at {@code _mta-sts.<domain>} that says "there is a policy, and this is its id", and the policy
 * itself, fetched over HTTPS from {@code mta-sts.<domain>}. A sender that knows a policy in {@code enforce} mode rather returns mail than
 * deliver it elsewhere, so a policy that was forgotten when the MX moved stops mail.
 */
@NullMarked
package dev.mxbot.check.mtasts;

import org.jspecify.annotations.NullMarked;
