/**
 * What only the writer of a record can see before it is published: quotation marks, escapes, lines, and the kind.
 *
 * <p>A TXT record is one or more strings of at most 255 octets (RFC 1035 section 3.3.14), which receivers join with nothing between. A zone
 * file writes each string in quotation marks, and there a backslash takes the character behind it as it is: {@code \;} is a semicolon
 * (section 5.1). A provider's form wants the bare text. Most records that are broken on the day they are published were right in one of
 * the two forms and pasted into the other; once in the DNS, that history is gone.
 */
@NullMarked
package dev.mxbot.check.lint;

import org.jspecify.annotations.NullMarked;
