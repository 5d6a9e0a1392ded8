package dev.mxbot.check.spf;

import java.util.Optional;

/** What a directive compares the sending server with (RFC 7208 section 5). */
public sealed interface Mechanism {
    /** True if evaluating it costs one of the ten lookups (section 4.6.4). */
    default boolean asksDns() {
        return true;
    }

    /** Matches everybody (section 5.1). */
    record All() implements Mechanism {
        @Override
        public boolean asksDns() {
            return false;
        }
    }

    /** Matches whom the other domain's record lets pass (section 5.2). */
    record Include(MacroString domain) implements Mechanism {}

    /**
     * Matches the addresses of a name (section 5.3).
     *
     * @param domain empty: the domain that is being checked
     */
    record A(Optional<MacroString> domain, int prefix4, int prefix6) implements Mechanism {}

    /** Matches the addresses of a name's MX hosts (section 5.4). */
    record Mx(Optional<MacroString> domain, int prefix4, int prefix6) implements Mechanism {}

    /** Matches by reverse names; not to be used (section 5.5). */
    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /** {@code ip4} and {@code ip6} (section 5.6). */
    record Ip(Network network) implements Mechanism {
        @Override
        public boolean asksDns() {
            return false;
        }
    }

    /** Matches if the name has an A record (section 5.7). */
    record Exists(MacroString domain) implements Mechanism {}
}
