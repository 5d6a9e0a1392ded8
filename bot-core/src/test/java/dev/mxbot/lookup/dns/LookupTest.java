package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.ScriptedDnsServer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole way over real sockets, at the usual patience: nothing here waits for silence. */
class LookupTest {
    @Test
    void findsRecords() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.serving("example.org. 300 MX 10 mail.example.net.");
                Lookup lookup = Lookup.over(
                        new LookupConfig(List.of(server.address()), LookupConfig.DIRECT), Clock.systemUTC())) {
            Answer answer = lookup.dns()
                    .ask(Query.of(DomainName.of("example.org"), RecordType.MX))
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);

            assertEquals(List.of(new Rdata.Mx(10, DomainName.of("mail.example.net"))), answer.data(Rdata.Mx.class));
        }
    }
}
