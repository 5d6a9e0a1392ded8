/**
 * DANE for SMTP (RFC 7672): an MX host publishes in signed DNS which certificate it serves, as TLSA records at {@code _25._tcp.<host>}.
 *
 * <p>A sender that finds such a record insists on TLS with that very certificate, and returns the mail rather than deliver it otherwise.
 * Everything rests on DNSSEC: without a signed zone the records are ignored. Whether they match the served certificate is seen only in
 * a conversation with the host, which {@code check.smtp} holds as well.
 */
@NullMarked
package dev.mxbot.check.dane;

import org.jspecify.annotations.NullMarked;
