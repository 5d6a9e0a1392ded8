/**
 * DNS block lists: who says that a mail host or a domain sends spam.
 *
 * <p>A list is a zone. An address is asked for with its octets reversed below the zone's name, a domain as it is; an A record in 127/8
 * means "listed", and its last octets say why (RFC 5782). Each list holds a test point that is always listed and one that never is: a list
 * that gets these wrong is out of order, and its word does not count. Some lists refuse questions that come through public resolvers with
 * an answer of their own, which is no listing. Nothing is asked unless the settings name lists.
 */
@NullMarked
package dev.mxbot.check.blocklist;

import org.jspecify.annotations.NullMarked;
