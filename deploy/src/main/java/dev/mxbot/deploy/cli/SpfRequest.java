package dev.mxbot.deploy.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.net.InetAddresses;
import dev.mxbot.sender.SenderRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request of {@code mxbot spf}.
 *
 * @param id that its answer carries
 * @param ip as given
 */
record SpfRequest(Optional<String> id, String ip, SenderRequest sender) {
    private static final Set<String> KEYS = Set.of("id", "domain", "ip", "mailFrom", "helo");

    /**
     * A request that is complete.
     *
     * @param domain may be a sender's address
     */
    static SpfRequest of(Optional<String> id, String domain, String ip, Optional<String> mailFrom, String helo) {
        int at = domain.lastIndexOf('@');
        Optional<String> from = mailFrom.isEmpty() && at > 0 ? Optional.of(domain) : mailFrom;
        SenderRequest request = SenderRequest.of(domain.substring(at + 1), InetAddresses.forString(ip))
                .helo(helo);
        return new SpfRequest(id, ip, from.map(request::mailFrom).orElse(request));
    }

    /** What is wrong with a line of a batch, with the id where it could be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> id;

        Unreadable(Optional<String> id, String message) {
            super(message);
            this.id = id;
        }

        Optional<String> id() {
            return id;
        }
    }

    /** One line of a batch. Without a domain it is that of the sender, or for bounces the HELO name (RFC 7208 section 2.4). */
    static SpfRequest read(String line) throws Unreadable {
        Map<String, String> fields = fields(line);
        Optional<String> id = Optional.ofNullable(fields.get("id"));
        String ip = fields.getOrDefault("ip", "").strip();
        if (ip.isEmpty()) {
            throw new Unreadable(id, "the request has no \"ip\"");
        }
        if (!InetAddresses.isInetAddress(ip)) {
            throw new Unreadable(id, OneLine.quoted(ip) + " is no IP address");
        }
        Optional<String> mailFrom = Optional.ofNullable(fields.get("mailFrom"));
        String helo = fields.getOrDefault("helo", "");
        Optional<String> domain = Optional.ofNullable(fields.get("domain"))
                .or(() -> mailFrom.map(from -> from.substring(from.lastIndexOf('@') + 1))
                        .filter(of -> !of.isEmpty()))
                .or(() -> Optional.of(helo).filter(name -> !name.isEmpty()));
        if (domain.isEmpty()) {
            throw new Unreadable(id, "the request has no \"domain\"");
        }
        return of(id, domain.get(), ip, mailFrom, helo);
    }

    private static Map<String, String> fields(String line) throws Unreadable {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser object = JsonLine.JSON.createParser(line)) {
            if (object.nextToken() != JsonToken.START_OBJECT) {
                throw notJson(fields);
            }
            while (object.nextToken() == JsonToken.FIELD_NAME) {
                String field = object.currentName();
                JsonToken value = object.nextToken();
                boolean text = value == JsonToken.VALUE_STRING || (field.equals("id") && value.isScalarValue());
                if (KEYS.contains(field) && text && value != JsonToken.VALUE_NULL) {
                    fields.put(field, object.getText());
                } else if (KEYS.contains(field) && value != JsonToken.VALUE_NULL) {
                    throw new Unreadable(Optional.ofNullable(fields.get("id")), "\"" + field + "\" is no text");
                } else {
                    object.skipChildren();
                }
            }
            if (object.currentToken() != JsonToken.END_OBJECT) {
                throw notJson(fields);
            }
            return fields;
        } catch (IOException e) {
            throw notJson(fields);
        }
    }

    private static Unreadable notJson(Map<String, String> fields) {
        return new Unreadable(
                Optional.ofNullable(fields.get("id")),
                "that is no JSON object of \"id\", \"domain\", \"ip\", \"mailFrom\", \"helo\"");
    }
}
