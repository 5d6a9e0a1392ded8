package dev.mxbot.check.registration;

import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.rdap.Registration;
import dev.mxbot.lookup.rdap.Registration.Held;
import dev.mxbot.lookup.rdap.Registration.Unknown;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a registry said, as the evidence of a finding. */
final class Said {
    private Said() {}

    static Observation by(Held held) {
        List<String> said = new ArrayList<>();
        held.expires().ifPresent(end -> said.add("expiration " + end));
        if (!held.statuses().isEmpty()) {
            said.add("status " + String.join(", ", held.statuses()));
        }
        return observation(held.uri(), said.isEmpty() ? "registered" : String.join("; ", said), held.at());
    }

    static Observation by(Unknown unknown) {
        return observation(unknown.uri(), unknown.detail(), unknown.at());
    }

    private static Observation observation(URI uri, String answer, Instant at) {
        return new Observation(uri.toString(), answer, uri.getHost(), OptionalLong.empty(), at);
    }

    /** {@code curl -sL https://rdap.verisign.com/com/v1/domain/example.com} */
    static String command(URI uri) {
        return "curl -sL " + uri;
    }

    /** In one word, for the report. */
    static String status(Registration registration) {
        if (registration instanceof Held) {
            return "registered";
        } else if (registration instanceof Registration.Free) {
            return "not_registered";
        } else if (registration instanceof Registration.Unsupported) {
            return "unsupported";
        }
        return registration instanceof Unknown ? "unknown" : "not_asked";
    }
}
