/**
 * DMARC (RFC 9989, which obsoletes RFC 7489): what receivers are asked to do with mail that fails SPF and DKIM for the domain in "From".
 *
 * <p>The policy stands in a TXT record at {@code _dmarc} below the domain: {@code v=DMARC1; p=none|quarantine|reject; rua=mailto:…}. If
 * there is none, a receiver walks up the tree, at most eight queries, and takes the record of the organizational domain, there with the
 * policy for subdomains ({@code sp}, {@code np}). A record that does not start with {@code v=DMARC1} is no record, several at one name
 * are none either, and a value that makes no sense is dropped in favour of its default. Receivers that still follow RFC 7489 find the
 * organizational domain by the public suffix list instead, want {@code p} in every record and heed {@code pct}.
 */
@NullMarked
package dev.mxbot.check.dmarc;

import org.jspecify.annotations.NullMarked;
