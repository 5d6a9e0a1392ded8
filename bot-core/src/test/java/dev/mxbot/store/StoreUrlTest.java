package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
    @Test
    void showsNoPassword() {
        assertEquals(
                "jdbc:postgresql://db.example.net/mxbot?user=mx&password=****&ssl=true",
                StoreUrl.masked("jdbc:postgresql://db.example.net/mxbot?user=mx&password=s3cr%26et&ssl=true"));
        assertEquals(
                "jdbc:postgresql://****@db.example.net/mxbot",
                StoreUrl.masked("jdbc:postgresql://mx:s3cret@db.example.net/mxbot"));
        assertEquals(
                "jdbc:postgresql://db/mxbot?password=****",
                new StoreConfig(Path.of("/d"), Optional.of("jdbc:postgresql://db/mxbot?password=s3cret")).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/s3cret",
                "s3cret",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:s3cret?mode=memory",
                "jdbc:sqlite:/tmp/s3cret.db?cache=shared",
                "jdbc:postgresql://mx:s3cret@db/mxbot"
            })
    void refusesWhatIsNoStoreWithoutRepeatingIt(String url) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> StoreUrl.check(url));

        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @Test
    void aFileIsWhereTheUrlSays() {
        assertEquals(
                new StoreConfig.Place.File(Path.of("/srv/mx.db")),
                new StoreConfig(Path.of("/data"), Optional.of("jdbc:sqlite:/srv/mx.db")).place());
        assertEquals(
                new StoreConfig.Place.File(Path.of("/data/mx.db")),
                new StoreConfig(Path.of("/data"), Optional.of("jdbc:sqlite:mx.db")).place());
        assertEquals(
                new StoreConfig.Place.File(Path.of("/data/mxbot.db")),
                StoreConfig.in(Path.of("/data")).place());
    }
}
