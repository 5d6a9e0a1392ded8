/**
 * What the registry of a top-level domain says of a registered name: until when it is registered, and whether it is switched off.
 *
 * <p>Registries answer over HTTPS in JSON (RDAP: RFC 9082 says how to ask, RFC 9083 what comes back), each at an address of its own, which
 * RFC 9224 tells how to find. {@link dev.mxbot.lookup.rdap.Rdap} is the port. Registries limit how much they are asked and forbid to be
 * asked about names by the thousand, so a name is asked for once a day at most, and a registry that does not answer is left alone for a
 * while.
 */
@NullMarked
package dev.mxbot.lookup.rdap;

import org.jspecify.annotations.NullMarked;
