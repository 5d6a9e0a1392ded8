package dev.mxbot.store;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the JDBC URL of a store, and shows it without what must not be seen. */
public final class StoreUrl {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern SECRET = Pattern.compile("(?i)([?&;](?:password|sslpassword)=)[^&;]*");
    private static final Pattern PERSON = Pattern.compile("^((?:jdbc:)?[a-z]+:/*)[^/?#]*@");

    private StoreUrl() {}

    /**
     * Refuses what is no store's URL, in words that do not repeat it.
     *
     * @throws IllegalArgumentException with what to write in its place
     */
    public static void check(String url) {
        if (PERSON.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "user and password stand at the end of a JDBC URL, as ?user=mxbot&password=…");
        }
        if (url.startsWith(POSTGRESQL)) {
            return;
        }
        if (!url.startsWith(SQLITE)) {
            throw new IllegalArgumentException(
                    "the store is SQLite or PostgreSQL, so it begins with " + SQLITE + " or " + POSTGRESQL + "//");
        }
        String file = url.substring(SQLITE.length());
        if (file.isBlank()
                || file.startsWith(":")
                || file.startsWith("file:")
                || file.contains("?")
                || file.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("after " + SQLITE + " stands the path of a file and nothing else");
        }
    }

    /** With stars in the place of a password, wherever one was written. */
    public static String masked(String url) {
        return SECRET.matcher(PERSON.matcher(url).replaceFirst("$1****@")).replaceAll("$1****");
    }

    static StoreConfig.Place place(String url, Path dataDir) {
        try {
            check(url);
        } catch (IllegalArgumentException e) {
            throw new StoreRefusedException("the store's URL cannot be used: " + e.getMessage(), e);
        }
        return url.startsWith(POSTGRESQL)
                ? new StoreConfig.Place.Server(url)
                : new StoreConfig.Place.File(dataDir.resolve(url.substring(SQLITE.length())));
    }
}
