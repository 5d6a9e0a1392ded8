package dev.mxbot.check.spf;

/** One term of a record, as written and as understood. */
public sealed interface Term {
    /** As written. */
    String text();

    /** Index of its first character in the record. */
    int position();

    /** A mechanism with what its match means. */
    record Directive(String text, int position, Qualifier qualifier, Mechanism mechanism) implements Term {}

    /** {@code redirect=} (RFC 7208 section 6.1). */
    record Redirect(String text, int position, MacroString domain) implements Term {}

    /** {@code exp=} (RFC 7208 section 6.2). */
    record Explanation(String text, int position, MacroString domain) implements Term {}

    /** Any other {@code name=value}: ignored by everybody (RFC 7208 section 6). */
    record UnknownModifier(String text, int position, String name, MacroString value) implements Term {}

    /** Breaks the grammar, and with it the whole record (RFC 7208 section 4.6). */
    record Malformed(String text, int position, SpfError error) implements Term {}
}
