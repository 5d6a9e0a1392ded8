package dev.mxbot.lookup.smtp;

import dev.mxbot.domain.DomainName;
import java.net.InetAddress;
import java.util.Optional;

/**
 * One conversation to hold.
 *
 * @param host the name that its certificate is judged by
 * @param address where it is connected to; nothing is looked up
 * @param recipient the domain whose {@code postmaster} is asked for; empty: nobody is asked for, and there is no MAIL FROM
 */
public record SmtpRequest(DomainName host, InetAddress address, Optional<DomainName> recipient) {}
