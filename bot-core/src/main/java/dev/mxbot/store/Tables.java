package dev.mxbot.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables that move from one store to another, as the database itself describes them. */
final class Tables {
    /** The database's own books; what is found again from the watches; and what ends with the process that wrote it. */
    private static final Set<String> LEFT_BEHIND = Set.of("schema_version", "scheduled_tasks", "lease");

    private Tables() {}

    /**
     * One table.
     *
     * @param columns without a number that the database itself gives
     * @param order columns by which any two stores give the same rows in the same order
     */
    record Table(String name, List<String> columns, List<String> order) {
        String select() {
            return "SELECT " + String.join(", ", columns) + " FROM " + name + " ORDER BY " + String.join(", ", order);
        }

        String insert() {
            return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                    + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }
    }

    /** By name. */
    static List<Table> of(Connection connection, Engine engine) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet tables = about.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!LEFT_BEHIND.contains(name) && !name.startsWith("sqlite_")) {
                    names.add(name);
                }
            }
        }
        List<Table> found = new ArrayList<>();
        for (String name : names.stream().sorted().toList()) {
            found.add(table(about, connection.getSchema(), name, engine));
        }
        return found;
    }

    private static Table table(
            DatabaseMetaData about, @org.jspecify.annotations.Nullable String schema, String name, Engine engine)
            throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        Map<String, Integer> types = new TreeMap<>();
        try (ResultSet rows = about.getColumns(null, schema, name, "%")) {
            while (rows.next()) {
                columns.put(rows.getInt("ORDINAL_POSITION"), rows.getString("COLUMN_NAME"));
                types.put(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"));
            }
        }
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = about.getPrimaryKeys(null, schema, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        boolean numbered = List.copyOf(key.values()).equals(List.of("id")) && isNumber(types.getOrDefault("id", 0));
        return new Table(
                name,
                columns.values().stream()
                        .filter(column -> !numbered || !column.equals("id"))
                        .toList(),
                key.values().stream()
                        .map(column -> isNumber(types.getOrDefault(column, 0)) ? column : engine.byOctets(column))
                        .toList());
    }

    private static boolean isNumber(int type) {
        return type == Types.BIGINT || type == Types.INTEGER || type == Types.SMALLINT;
    }
}
