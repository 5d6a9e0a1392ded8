package dev.mxbot.domain;

/**
 * A range of IP addresses that is set apart from the public Internet.
 *
 * @param prefix {@code 10.0.0.0/8}
 * @param name what it is set apart for, in lower case: {@code private use}
 * @param reference {@code RFC 1918}
 */
public record SpecialRange(String prefix, String name, String reference) {
    /** As shown to people: {@code 10.0.0.0/8, private use, RFC 1918}. */
    public String label() {
        return prefix + ", " + name + ", " + reference;
    }
}
