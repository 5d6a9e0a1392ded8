/**
 * BIMI: the logo that some mailbox providers show beside the mail of a domain.
 *
 * <p>A TXT record at {@code default._bimi} names the logo, an SVG image in a restricted profile, and a certificate (VMC or CMC) that says
 * whose mark it is. Providers show it only for a domain whose DMARC policy is enforced, which makes the logo a reward for that. BIMI is a
 * draft (draft-brand-indicators-for-message-identification), so nothing here is more than a notice; and a domain without DMARC is
 * told nothing about it.
 */
@NullMarked
package dev.mxbot.check.bimi;

import org.jspecify.annotations.NullMarked;
