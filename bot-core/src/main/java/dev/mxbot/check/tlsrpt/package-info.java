/**
 * SMTP TLS reporting (RFC 8460): a TXT record at {@code _smtp._tls.<domain>} tells senders where to report deliveries whose encryption
 * failed. Without it, trouble with MTA-STS or DANE stays unseen by the domain.
 */
@NullMarked
package dev.mxbot.check.tlsrpt;

import org.jspecify.annotations.NullMarked;
