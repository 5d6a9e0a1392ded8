/**
 * Talking to mail hosts the way a sending server does, and no further: connect, banner, EHLO, STARTTLS, and for a domain that a person
 * asked about whether {@code postmaster} is accepted there; then QUIT. Never DATA, never another recipient.
 *
 * <p>{@link dev.mxbot.lookup.smtp.Smtp} is the port, a {@link dev.mxbot.lookup.smtp.SmtpSession} what came of one conversation. Only the
 * address that is given is connected to, and never one that the public Internet does not reach. What is wrong with an answer is judged
 * elsewhere; here it is recorded.
 *
 * <p>Manners come before curiosity: the same conversation is held once in ten minutes, an address is talked to by one at a time, and a host
 * that closes with 421 is left alone for a day, however fresh an answer somebody wants. Every conversation ends at its deadline, and what a
 * host sends is bounded in lines and octets.
 */
@NullMarked
package dev.mxbot.lookup.smtp;

import org.jspecify.annotations.NullMarked;
