package dev.mxbot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import dev.mxbot.check.ChecksModule;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.report.Catalogue.Entry;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.VirtualTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every installed topic has its card and its page. */
class CatalogueTest {
    private static final Catalogue CATALOGUE = catalogue();

    private static Catalogue catalogue() {
        Injector injector = Guice.createInjector(new ChecksModule(), new World());
        return new Catalogue(
                injector.getInstance(Key.get(new TypeLiteral<Set<Check<?>>>() {})),
                injector.getInstance(Linters.class));
    }

    /** What topics may ask for; nothing of it is used to read a card. */
    private static final class World extends AbstractModule {
        @Override
        protected void configure() {
            bind(Clock.class).toInstance(new VirtualTime().clock());
            bind(Resolvers.class).toInstance(new Resolvers(List.of()));
            bind(Https.class).toInstance(new FakeHttps());
            bind(Smtp.class).toInstance(new FakeSmtp());
            bind(Dns.class).annotatedWith(Fresh.class).toInstance(FakeDns.zone(""));
        }

        @Provides
        Dns dns() {
            return FakeDns.zone("");
        }
    }

    private static Stream<Entry> entries() {
        return CATALOGUE.entries().stream();
    }

    @Test
    void isSortedAndNamesEachCodeOnce() {
        List<String> codes = entries().map(Entry::code).toList();

        assertEquals(codes.stream().distinct().sorted().toList(), codes);
        assertTrue(codes.contains("mx.missing"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyCodeHasItsPage(Entry entry) {
        String page = CATALOGUE.page(entry.code()).orElseThrow();

        assertTrue(page.startsWith("# " + entry.code() + "\n"), page);
        for (String section : List.of("Why it hurts", "How to fix", "Reference")) {
            assertTrue(page.contains("\n## " + section + "\n"), entry.code() + " has no section " + section);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everySummaryIsOneSentence(Entry entry) {
        String summary = entry.summary();

        assertFalse(summary.isBlank());
        assertFalse(summary.endsWith("."), summary);
        assertFalse(summary.contains(". "), summary);
        assertFalse(summary.contains("\n"), summary);
        assertTrue(summary.length() <= 160, summary);
        assertTrue(Pattern.matches("[a-z0-9]+(\\.[a-z0-9_]+)+", entry.code()), entry.code());
    }

    @Test
    void knowsNoPageOfAnUnknownCode() {
        assertEquals(Optional.empty(), CATALOGUE.page("mx.missin"));
    }

    @Test
    void suggestsWhatWasMeant() {
        assertEquals("mx.missing", CATALOGUE.suggest("mx.missin").get(0));
        assertEquals("mx.missing", CATALOGUE.suggest("mx.mising").get(0));
        assertTrue(CATALOGUE.suggest("missing").contains("mx.missing"));
        assertEquals(List.of(), CATALOGUE.suggest("x".repeat(10_000)));
    }
}
