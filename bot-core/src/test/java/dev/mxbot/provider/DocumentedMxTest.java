package dev.mxbot.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedMxTest {
    private static final DomainName MICROSOFT_HOST = DomainName.of("example-org.mail.protection.outlook.com");

    @Test
    void writesTheRecordsOutForTheCustomer() {
        assertEquals(
                List.of("example.org. 900 IN MX 0 example-org.mail.protection.outlook.com."), records("example.org"));
    }

    @Test
    void knowsNoneForANameThatFitsNoLabel() {
        assertEquals(List.of(), records("a".repeat(40) + "." + "b".repeat(40) + ".org"));
    }

    private static List<String> records(String domain) {
        return DocumentedMx.records(KnownProviders.byMxHost(MICROSOFT_HOST).orElseThrow(), DomainName.of(domain), 900)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
