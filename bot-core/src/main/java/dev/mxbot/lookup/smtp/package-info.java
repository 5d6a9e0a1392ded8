/**
 * Talking to mail hosts the way a sending server does, and no further: connect, banner, EHLO, STARTTLS, and for a domain that a person
 * asked about whether {@code postmaster} is accepted there; then QUIT. Never DATA, never another recipient.
 *
 * <p>{@link dev.mxbot.lookup.smtp.Smtp} is the port, a {@link dev.mxbot.lookup.smtp.SmtpSession} what came of one conversation. Only the
 * address that is given is connected to, and never one that the public Internet does not reach. What is wrong with an answer is judged
 * elsewhere; here it is recorded.
 */
@NullMarked
package dev.mxbot.lookup.smtp;

import org.jspecify.annotations.NullMarked;
