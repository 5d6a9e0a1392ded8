/**
 * DNSSEC (RFC 4033 to 4035): a zone signs its records, and the zone above vouches for its keys, up to the root.
 *
 * <p>The chain has three links that break: the DS record at the registry has to match a DNSKEY record of the zone, the DNSKEY records have
 * to match the signatures (RRSIG), and these have to be renewed before they expire. If one is broken, validating resolvers answer SERVFAIL
 * as though the zone did not exist, while others notice nothing. A zone without DS record counts as unsigned, and is no fault. Whether a
 * zone is signed, its own servers show beside the answers they give anyway (the DO bit); only for a signed one are DS and DNSKEY asked
 * for, without validation (the CD bit), so that they are seen even where the chain is broken.
 */
@NullMarked
package dev.mxbot.check.dnssec;

import org.jspecify.annotations.NullMarked;
