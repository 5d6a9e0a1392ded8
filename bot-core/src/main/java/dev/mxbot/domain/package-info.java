/**
 * Domain names and the records they own, as values.
 *
 * <p>A name is what goes over the wire: labels of octets (RFC 1035 section 3.1). A person types Unicode, upper case and trailing
 * dots; {@link dev.mxbot.domain.DomainName#parse} turns that into the one form that everything else compares, caches and asks.
 */
@NullMarked
package dev.mxbot.domain;

import org.jspecify.annotations.NullMarked;
