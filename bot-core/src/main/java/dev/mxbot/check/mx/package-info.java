/**
 * The MX record set: which hosts take mail for the domain, and in which order (RFC 5321 section 5.1).
 *
 * <p>A sender asks for the domain's MX records and tries the hosts from the lowest preference number upwards. No MX at all but an
 * address is the "implicit MX": the address itself is tried. A single MX "0 ." (null MX, RFC 7505) says that the domain takes no mail.
 * What the hosts resolve to is the topic of {@code check.host}.
 */
@NullMarked
package dev.mxbot.check.mx;

import org.jspecify.annotations.NullMarked;
