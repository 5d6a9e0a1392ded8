/**
 * The hosts that the MX records name: does each exist, has it an address, and can the world reach that address?
 *
 * <p>An MX record holds the name of a host, never an address (RFC 1035 section 3.3.9) and never an alias (RFC 2181 section 10.3). A sender
 * looks up the addresses of every host and tries them in the order of the MX preferences (RFC 5321 section 5.1), so one broken host costs
 * redundancy while another works, and all mail when none does. Each broken host has one flaw, its cause, that one rule reports: a name with
 * the domain written twice is not also reported as a name that does not exist.
 */
@NullMarked
package dev.mxbot.check.host;

import org.jspecify.annotations.NullMarked;
