package dev.mxbot.lookup.rdap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few things of a registry's answer that matter here (RFC 9083 section 5.3). What is of another kind than the standard says is passed
 * over; nothing is built of the rest.
 *
 * @param name the name that it speaks of, as it stands there
 */
record RdapDocument(Optional<String> name, List<String> statuses, Optional<Instant> expires, Optional<Boolean> signed) {
    private static final int MOST_STATUSES = 30;
    private static final Pattern STATUS = Pattern.compile("[A-Za-z]++(?: [A-Za-z]++){0,5}");
    private static final int LONGEST = 60;

    /** Real answers are about eight levels deep. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNameLength(1000)
                    .maxNumberLength(100)
                    .build())
            .build();

    /** Empty if it is no JSON, or no domain is what it is about. */
    static Optional<RdapDocument> parse(String body) {
        try (JsonParser json = JSON.createParser(body)) {
            return new Reading(json).domain();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** False if it names another domain than the one that was asked for. */
    boolean speaksOf(DomainName domain) {
        try {
            return name.isEmpty() || DomainName.parse(name.get()).equals(domain);
        } catch (InvalidDomainName e) {
            return false;
        }
    }

    /** One pass over the text. */
    private static final class Reading {
        private final JsonParser json;
        private final List<String> statuses = new ArrayList<>();
        private Optional<String> kind = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<Boolean> signed = Optional.empty();
        private @Nullable Instant expires;

        Reading(JsonParser json) {
            this.json = json;
        }

        Optional<RdapDocument> domain() throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                member(json.currentName());
            }
            // RFC 9083 section 4.9: every object says what it is.
            return kind.filter("domain"::equals)
                    .map(domain -> new RdapDocument(name, List.copyOf(statuses), Optional.ofNullable(expires), signed));
        }

        private void member(String field) throws IOException {
            json.nextToken();
            switch (field) {
                case "objectClassName" -> kind = text();
                case "ldhName" -> name = text();
                case "status" -> statuses();
                case "events" -> events();
                case "secureDNS" -> secureDns();
                default -> json.skipChildren();
            }
        }

        private Optional<String> text() throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return Optional.of(json.getText());
            }
            json.skipChildren();
            return Optional.empty();
        }

        private boolean isNoArray() throws IOException {
            boolean other = json.currentToken() != JsonToken.START_ARRAY;
            if (other) {
                json.skipChildren();
            }
            return other;
        }

        private void statuses() throws IOException {
            if (isNoArray()) {
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                text().filter(status -> status.length() <= LONGEST
                                && STATUS.matcher(status).matches()
                                && statuses.size() < MOST_STATUSES)
                        .ifPresent(statuses::add);
            }
        }

        private void events() throws IOException {
            if (isNoArray()) {
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    event();
                } else {
                    json.skipChildren();
                }
            }
        }

        private void event() throws IOException {
            Optional<String> action = Optional.empty();
            Optional<String> date = Optional.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "eventAction" -> action = text();
                    case "eventDate" -> date = text();
                    default -> json.skipChildren();
                }
            }
            // RFC 9083 section 10.2.3: "expiration" is the registry's date; what a registrar adds is its own affair.
            if (action.filter("expiration"::equals).isPresent()) {
                date.flatMap(Reading::instant).ifPresent(this::expiresAt);
            }
        }

        /** Of two dates the later one: nobody is to be alarmed by the date before a renewal. */
        private void expiresAt(Instant date) {
            Instant other = expires;
            expires = other == null || date.isAfter(other) ? date : other;
        }

        /** RFC 9083 section 4.5: a date in the form of RFC 3339. */
        private static Optional<Instant> instant(String date) {
            if (date.length() > LONGEST) {
                return Optional.empty();
            }
            try {
                return Optional.of(OffsetDateTime.parse(date).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private void secureDns() throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean delegation = json.currentName().equals("delegationSigned");
                JsonToken value = json.nextToken();
                if (delegation && value.isBoolean()) {
                    signed = Optional.of(value == JsonToken.VALUE_TRUE);
                }
                json.skipChildren();
            }
        }
    }
}
