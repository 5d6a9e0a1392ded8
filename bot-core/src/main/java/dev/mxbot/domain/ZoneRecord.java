package dev.mxbot.domain;

/**
 * One record as a line of a zone file (RFC 1035 section 5.1).
 *
 * @param ttl seconds
 * @param type the mnemonic, upper case, say {@code MX}
 * @param data the record data in presentation form, names absolute; may hold a placeholder such as {@code <address>} where only the
 *     domain's owner knows the value
 */
public record ZoneRecord(DomainName name, long ttl, String type, String data) {
    /** True if a placeholder is left to fill in, so the record cannot be published or simulated as it is. */
    public boolean isTemplate() {
        return data.indexOf('<') >= 0;
    }

    @Override
    public String toString() {
        return name.absolute() + " " + ttl + " IN " + type + " " + data;
    }
}
