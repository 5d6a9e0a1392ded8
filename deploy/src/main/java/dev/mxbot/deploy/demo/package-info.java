/**
 * A DNS of its own: a closed world of healthy and broken domains, served over UDP and TCP on this machine's loopback.
 *
 * <p>Each domain is a story, told by a zone file under {@code resources/dev/mxbot/deploy/demo}. Name servers answer for their zones, with
 * the faults that a story gives them; a recursive resolver in front of them is what the bot asks. Nothing leaves the machine: the
 * addresses in the zones are mapped to ports on the loopback interface.
 */
@NullMarked
package dev.mxbot.deploy.demo;

import org.jspecify.annotations.NullMarked;
