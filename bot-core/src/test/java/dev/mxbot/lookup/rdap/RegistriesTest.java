package dev.mxbot.lookup.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistriesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                example.com        , https://rdap.verisign.com/com/v1/domain/example.com
                example.net        , https://rdap.verisign.com/net/v1/domain/example.net
                example.org        , https://rdap.publicinterestregistry.org/rdap/domain/example.org
                example.co.uk      , https://rdap.nominet.uk/uk/domain/example.co.uk
                xn--bcher-kva.dev  , https://pubapi.registry.google/rdap/domain/xn--bcher-kva.dev
                """)
    void askTheRegistryOfTheTopLevelDomain(String domain, URI uri) {
        assertEquals(Optional.of(uri), Registries.uri(DomainName.of(domain)));
    }

    @Test
    void nobodyIsKnownToAsk() {
        assertEquals(Optional.empty(), Registries.uri(DomainName.of("example.de")));
        assertEquals(Optional.empty(), Registries.uri(DomainName.of("example.invalid")));
        assertEquals(Optional.empty(), Registries.uri(DomainName.ROOT));
        assertEquals(Optional.empty(), Registries.uri(DomainName.of("a\\032b.com")));
    }
}
