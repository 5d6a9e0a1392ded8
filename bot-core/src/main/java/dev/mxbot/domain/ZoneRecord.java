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
    private static final int MAX_STRING_OCTETS = 255;

    /**
     * A TXT record that holds this text, split into strings of at most 255 octets (RFC 1035 section 3.3.14).
     *
     * @param octets one {@code char} an octet
     */
    public static ZoneRecord txt(DomainName name, long ttl, String octets) {
        StringBuilder data = new StringBuilder();
        for (int start = 0; start == 0 || start < octets.length(); start += MAX_STRING_OCTETS) {
            data.append(start == 0 ? "\"" : " \"");
            int end = Math.min(octets.length(), start + MAX_STRING_OCTETS);
            for (int i = start; i < end; i++) {
                char c = octets.charAt(i);
                if (c == '"' || c == '\\') {
                    data.append('\\').append(c);
                } else if (c < ' ' || c >= 0x7f) {
                    data.append('\\')
                            .append((char) ('0' + c / 100))
                            .append((char) ('0' + c / 10 % 10))
                            .append((char) ('0' + c % 10));
                } else {
                    data.append(c);
                }
            }
            data.append('"');
        }
        return new ZoneRecord(name, ttl, "TXT", data.toString());
    }

    /** True if a placeholder is left to fill in, so the record cannot be published or simulated as it is. */
    public boolean isTemplate() {
        return data.indexOf('<') >= 0;
    }

    @Override
    public String toString() {
        return name.absolute() + " " + ttl + " IN " + type + " " + data;
    }
}
