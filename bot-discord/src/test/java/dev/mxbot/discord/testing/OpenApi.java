package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Discord's published description of its API, as a judge of request bodies. */
final class OpenApi {
    private static final String RESOURCE = "discord-openapi-v10.json.gz";
    private static final String ID = "https://discord.invalid/openapi.json";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, description())));
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What is wrong with it; empty if nothing. The schema is named as under {@code components/schemas}. */
    Optional<String> wrong(String schema, JsonNode body) {
        List<Error> errors = schemas.computeIfAbsent(
                        schema, name -> registry.getSchema(SchemaLocation.of(ID + "#/components/schemas/" + name)))
                .validate(normal(body));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.stream().map(Error::toString).distinct().collect(Collectors.joining("; ")));
    }

    /** Discord reads a number in quotes as a number and the reverse, and JDA makes use of it; the description knows one form only. */
    private static JsonNode normal(JsonNode body) {
        JsonNode copy = body.deepCopy();
        for (JsonNode holder : copy.isArray() ? copy : List.of(copy)) {
            asNumbers(holder.path("contexts"));
            asNumbers(holder.path("integration_types"));
            asText(holder.path("attachments"));
            asText(holder.path("data").path("attachments"));
            if (holder.path("default_member_permissions").isTextual()) {
                ((ObjectNode) holder)
                        .put(
                                "default_member_permissions",
                                holder.get("default_member_permissions").asLong());
            }
        }
        return copy;
    }

    private static void asNumbers(JsonNode values) {
        for (int i = 0; i < values.size(); i++) {
            ((ArrayNode) values).set(i, IntNode.valueOf(values.get(i).asInt()));
        }
    }

    private static void asText(JsonNode attachments) {
        attachments.forEach(attachment -> ((ObjectNode) attachment)
                .set("id", TextNode.valueOf(attachment.path("id").asText())));
    }

    private static String description() {
        try (InputStream packed = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            JsonNode whole = new ObjectMapper().readTree(new GZIPInputStream(packed));
            ObjectNode schemas = new ObjectMapper().createObjectNode();
            schemas.put("$id", ID);
            schemas.putObject("components")
                    .set("schemas", whole.path("components").path("schemas"));
            return schemas.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
