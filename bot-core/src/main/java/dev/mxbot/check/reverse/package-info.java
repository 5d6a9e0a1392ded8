/**
 * The names of the mail hosts' addresses: does each address have one (PTR, RFC 1035 section 3.5), and does that name lead back to it?
 *
 * <p>A receiver that knows nothing of a sender but its address looks up the address's name, and then the name's addresses: a
 * forward-confirmed reverse DNS shows that whoever runs the address and whoever runs the name agree. An address without a name, or with one
 * that its network gave to every customer, looks like an infected home computer, and many receivers refuse its mail. Most mail hosts
 * that receive also send, so their addresses are looked at; which of them really send, SPF says.
 */
@NullMarked
package dev.mxbot.check.reverse;

import org.jspecify.annotations.NullMarked;
