/**
 * How mail programs find their settings.
 *
 * <p>A person types an address and a password; the program asks the DNS of the address's domain for the rest. Outlook follows the name
 * {@code autodiscover} or the SRV record {@code _autodiscover._tcp}, Thunderbird the name {@code autoconfig}, others the SRV records of
 * RFC 6186 and RFC 8314: {@code _imaps._tcp}, {@code _submissions._tcp}. Each provider documents which of them it serves. After a
 * migration the forgotten ones send programs to the former provider.
 */
@NullMarked
package dev.mxbot.check.clientsetup;

import org.jspecify.annotations.NullMarked;
