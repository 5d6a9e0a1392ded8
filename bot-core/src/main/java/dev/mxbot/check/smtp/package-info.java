/**
 * What the mail hosts themselves say: the DNS names them, and only a conversation with them shows whether they take the domain's mail.
 *
 * <p>A sending server connects to port 25 of the host with the lowest preference and waits for its greeting, 220 (RFC 5321 section 3.1).
 * It says EHLO, and where STARTTLS is offered goes on in TLS (RFC 3207); without an MTA-STS policy or DANE it takes any certificate. Then
 * come MAIL FROM and RCPT TO. A reply that begins with 4 puts the mail off, one that begins with 5 returns it at once: after a 5 no other
 * host is tried. A host that cannot be reached costs only time as long as another one can.
 *
 * <p>Three things are kept apart. What says something about the host is judged. What says something about the asker, such as a block
 * list that holds its address, is unknown. And if nothing from here gets through to port 25 at all, nothing is judged: most hosting
 * providers block it. {@link dev.mxbot.check.smtp.Conversations} is shared with {@code check.dane}, which holds the TLSA records against
 * the certificates served.
 */
@NullMarked
package dev.mxbot.check.smtp;

import org.jspecify.annotations.NullMarked;
