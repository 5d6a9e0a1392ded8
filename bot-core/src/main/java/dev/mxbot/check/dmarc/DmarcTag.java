package dev.mxbot.check.dmarc;

/**
 * One {@code name=value} of a record.
 *
 * @param name in lower case
 * @param value without the blanks around it
 * @param position index of the first character of the value in the record
 */
public record DmarcTag(String name, String value, int position) {
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
