package dev.mxbot.diagnosis;

import java.util.Optional;

/**
 * What came of a look at a domain that was judged before.
 *
 * @param fingerprint of what was seen; empty where something could not be looked up: that is like nothing
 * @param diagnosis empty where the same was seen as before: then what was judged before stands
 */
public record Recognition(Optional<String> fingerprint, Optional<Diagnosis> diagnosis) {
    /**
     * What was judged before.
     *
     * @param fingerprint of what was seen then
     */
    public record Known(String fingerprint, Verdict verdict) {}
}
