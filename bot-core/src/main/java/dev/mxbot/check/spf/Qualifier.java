package dev.mxbot.check.spf;

import java.util.Optional;

/** What a match of a mechanism means (RFC 7208 section 4.6.2). */
public enum Qualifier {
    PASS('+'),
    FAIL('-'),
    SOFTFAIL('~'),
    NEUTRAL('?');

    private final char sign;

    Qualifier(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    static Optional<Qualifier> of(char sign) {
        for (Qualifier qualifier : values()) {
            if (qualifier.sign == sign) {
                return Optional.of(qualifier);
            }
        }
        return Optional.empty();
    }
}
