package dev.mxbot.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves a store to another database: one JSON object a row, as {@code {"kind": "watch", …}}. The first line says which schema it is of,
 * the last how many rows of each kind there are, and their SHA-256. Rows are read and written one after another, never all at once.
 */
public final class Transfer {
    private static final String FORMAT = "mxbot-store-1";
    private static final int AT_ONCE = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private Transfer() {}

    /**
     * Writes all that is in the store as it is at one moment, while it may be in use.
     *
     * @return how many rows of each kind
     * @throws StoreRefusedException if the store is not of this program's schema, or damaged
     */
    public static SortedMap<String, Long> export(StoreConfig config, Patience patience, Writer to) throws IOException {
        StoreConfig.Place place = config.place();
        if (place instanceof StoreConfig.Place.Server server) {
            DataSource source = PostgresConnections.plain(server.url());
            patience.waitFor(() -> {
                PostgresConnections.reach(source, server);
                return server;
            });
            return export(Engine.POSTGRESQL, source, to);
        }
        StoreConfig.Place.File file = (StoreConfig.Place.File) place;
        SqliteFile.reachable(file);
        return export(Engine.SQLITE, SqliteConnections.reading(file.path()), to);
    }

    private static SortedMap<String, Long> export(Engine engine, DataSource source, Writer to) throws IOException {
        Schema.Version version = new Schema(engine, source).version();
        if (!version.isCurrent()) {
            throw new StoreRefusedException(
                    "the store has schema version " + version.now().orElse("0") + ", and this mxbot works with "
                            + version.newest() + ": run mxbot db migrate first");
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(engine.oneMoment());
            return new Exported(to).all(connection, engine, version.newest());
        } catch (SQLException e) {
            throw Trouble.unavailable(e);
        }
    }

    /** What was written so far. */
    private static final class Exported {
        private final Writer to;
        private final MessageDigest digest = sha256();
        private final SortedMap<String, Long> counts = new TreeMap<>();

        Exported(Writer to) {
            this.to = to;
        }

        SortedMap<String, Long> all(Connection connection, Engine engine, String schema)
                throws SQLException, IOException {
            line(json -> {
                json.writeStringField("kind", "store");
                json.writeStringField("format", FORMAT);
                json.writeStringField("schema", schema);
            });
            for (Tables.Table table : Tables.of(connection, engine)) {
                counts.put(table.name(), rows(connection, table));
            }
            String sum = HexFormat.of().formatHex(digest.digest());
            line(json -> {
                json.writeStringField("kind", "end");
                json.writeObjectFieldStart("rows");
                for (Map.Entry<String, Long> count : counts.entrySet()) {
                    json.writeNumberField(count.getKey(), count.getValue());
                }
                json.writeEndObject();
                json.writeStringField("sha256", sum);
            });
            to.flush();
            return counts;
        }

        private long rows(Connection connection, Tables.Table table) throws SQLException, IOException {
            long count = 0;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(AT_ONCE);
                try (ResultSet row = statement.executeQuery(table.select())) {
                    while (row.next()) {
                        line(json -> row(json, table, row));
                        count++;
                    }
                }
            }
            return count;
        }

        private static void row(JsonGenerator json, Tables.Table table, ResultSet row) throws IOException {
            json.writeStringField("kind", table.name());
            try {
                for (int i = 0; i < table.columns().size(); i++) {
                    Object value = row.getObject(i + 1);
                    if (value instanceof Number number) {
                        json.writeNumberField(table.columns().get(i), number.longValue());
                    } else if (value != null) {
                        json.writeStringField(table.columns().get(i), value.toString());
                    }
                }
            } catch (SQLException e) {
                throw Trouble.unavailable(e);
            }
        }

        private void line(Fields fields) throws IOException {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(line)) {
                json.writeStartObject();
                fields.write(json);
                json.writeEndObject();
            }
            line.write("\n");
            digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
            to.write(line.toString());
        }
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Reads an export into a store, all of it or nothing.
     *
     * @param replace what is in the store goes; otherwise it must be empty
     * @return how many rows of each kind
     * @throws StoreRefusedException if the store is not empty, or what is read is no whole export
     */
    public static SortedMap<String, Long> read(Store store, BufferedReader from, boolean replace) {
        return store.write(handle -> {
            try {
                return new Imported(handle.getConnection(), store.engine()).all(from, replace);
            } catch (SQLException e) {
                throw Trouble.unavailable(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What was read so far. */
    private static final class Imported {
        private final Connection connection;
        private final Engine engine;
        private final MessageDigest digest = sha256();
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private final Map<String, Tables.Table> tables = new HashMap<>();
        private final Map<String, PreparedStatement> inserts = new HashMap<>();
        private long number;

        Imported(Connection connection, Engine engine) {
            this.connection = connection;
            this.engine = engine;
        }

        SortedMap<String, Long> all(BufferedReader from, boolean replace) throws SQLException, IOException {
            for (Tables.Table table : Tables.of(connection, engine)) {
                tables.put(table.name(), table);
                counts.put(table.name(), 0L);
                makeRoom(table.name(), replace);
            }
            if (replace) {
                execute("DELETE FROM scheduled_tasks");
            }
            try {
                head(next(from));
                for (JsonNode row = next(from); !kind(row).equals("end"); row = next(from)) {
                    insert(row);
                }
                for (PreparedStatement insert : inserts.values()) {
                    insert.executeBatch();
                }
                return counts;
            } finally {
                for (PreparedStatement insert : inserts.values()) {
                    insert.close();
                }
            }
        }

        private void makeRoom(String table, boolean replace) throws SQLException {
            if (replace) {
                execute("DELETE FROM " + table);
                return;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet any = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
                if (any.next()) {
                    throw new StoreRefusedException("the store is not empty (there are rows of the kind " + table
                            + "). Add --replace to lose what is in it");
                }
            }
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private void head(JsonNode head) throws SQLException {
            if (!kind(head).equals("store") || !head.path("format").asText().equals(FORMAT)) {
                throw new StoreRefusedException("this is no export of mxbot: its first line is another");
            }
            String schema;
            try (Statement statement = connection.createStatement();
                    ResultSet newest = statement.executeQuery(
                            "SELECT version FROM schema_version WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")) {
                schema = newest.next() ? newest.getString(1) : "0";
            }
            if (!head.path("schema").asText().equals(schema)) {
                throw new StoreRefusedException("the export is of schema version "
                        + head.path("schema").asText() + ", and this mxbot works with " + schema
                        + ". Export and import with the same mxbot");
            }
        }

        private void insert(JsonNode row) throws SQLException {
            Tables.Table table = tables.get(kind(row));
            if (table == null) {
                throw wrong("there is no such kind");
            }
            PreparedStatement insert = inserts.get(table.name());
            if (insert == null) {
                insert = connection.prepareStatement(table.insert());
                inserts.put(table.name(), insert);
            }
            if (row.size() - 1
                    > table.columns().stream().filter(column -> row.has(column)).count()) {
                throw wrong("it has a column that " + table.name() + " does not have");
            }
            for (int i = 0; i < table.columns().size(); i++) {
                bind(insert, i + 1, row.get(table.columns().get(i)));
            }
            insert.addBatch();
            long count = counts.merge(table.name(), 1L, Long::sum);
            if (count % AT_ONCE == 0) {
                insert.executeBatch();
            }
        }

        private static void bind(PreparedStatement insert, int at, @Nullable JsonNode value) throws SQLException {
            if (value == null || value.isNull()) {
                insert.setObject(at, null);
            } else if (value.isIntegralNumber()) {
                insert.setLong(at, value.longValue());
            } else {
                insert.setString(at, value.asText());
            }
        }

        /** The next row; the last one only if it is right about all before. */
        private JsonNode next(BufferedReader from) throws IOException {
            String line = from.readLine();
            number++;
            if (line == null) {
                throw new StoreRefusedException("the export ends after line " + (number - 1)
                        + " without its last line: it is not whole. Nothing was imported");
            }
            JsonNode row;
            try {
                row = MAPPER.readTree(line);
            } catch (JsonProcessingException e) {
                throw wrong("it is no JSON");
            }
            if (kind(row).equals("end")) {
                compare(row);
            }
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            return row;
        }

        private void compare(JsonNode end) {
            String sum = HexFormat.of().formatHex(digest.digest());
            if (!end.path("sha256").asText().equals(sum)) {
                throw new StoreRefusedException(
                        "the export was changed after it was written: its checksum is another. Nothing was imported");
            }
            counts.forEach((table, count) -> {
                if (end.path("rows").path(table).asLong() != count) {
                    throw wrong("it counts " + end.path("rows").path(table).asLong() + " rows of the kind " + table
                            + ", and there are " + count);
                }
            });
        }

        private static String kind(JsonNode row) {
            return row.path("kind").asText();
        }

        private StoreRefusedException wrong(String what) {
            return new StoreRefusedException("line " + number + " of the export: " + what + ". Nothing was imported");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
