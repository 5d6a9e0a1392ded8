package dev.mxbot.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DemoWorldTest {
    @SuppressWarnings("NullAway.Init") // set before every test
    private static DemoWorld world;

    @BeforeAll
    static void start() {
        world = DemoWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void tellsAtLeastTwentyStoriesOfDifferentDomains() {
        assertTrue(world.stories().size() >= 20);
        assertEquals(
                world.stories().size(),
                new HashSet<>(world.stories().stream().map(Story::domain).toList()).size());
    }

    @Test
    void resolvesAndFollowsAliasesToAnotherZone() throws IOException {
        Message reply = ask(world.resolver(), "selector1._domainkey.microsoft.demo.", Type.TXT);

        assertEquals(2, reply.getSection(Section.ANSWER).size());
        assertTrue(reply.getHeader().getFlag(Flags.RA));
    }

    @Test
    void tellsAbsentNamesFromAbsentTypes() throws IOException {
        assertEquals(
                Rcode.NXDOMAIN, ask(world.resolver(), "gone.demo.", Type.MX).getRcode());
        assertEquals(
                Rcode.NXDOMAIN, ask(world.resolver(), "mial.typo.demo.", Type.A).getRcode());
        Message noData = ask(world.resolver(), "nomx.demo.", Type.MX);
        assertEquals(Rcode.NOERROR, noData.getRcode());
        assertEquals(Type.SOA, noData.getSection(Section.AUTHORITY).get(0).getType());
        // RFC 8020: a name above an existing one exists.
        assertEquals(
                Rcode.NOERROR,
                ask(world.resolver(), "_domainkey.google.demo.", Type.TXT).getRcode());
    }

    @Test
    void theTwoServersOfAMigrationDisagree() throws IOException {
        Message before = ask(authority("44.128.53.53"), "migration.demo.", Type.MX);
        Message after = ask(authority("44.190.53.53"), "migration.demo.", Type.MX);

        assertEquals(2, before.getSection(Section.ANSWER).size());
        assertEquals(5, after.getSection(Section.ANSWER).size());
        assertTrue(after.getHeader().getFlag(Flags.AA));
    }

    @Test
    void aLameServerRefusesAndAnotherAnswers() throws IOException {
        assertEquals(
                Rcode.REFUSED,
                ask(authority("44.190.53.53"), "lame.demo.", Type.SOA).getRcode());
        assertEquals(
                Rcode.NOERROR,
                ask(authority("44.128.53.53"), "lame.demo.", Type.SOA).getRcode());
        assertEquals(Rcode.NOERROR, ask(world.resolver(), "lame.demo.", Type.MX).getRcode());
    }

    @Test
    void silentServersSayNothingAndTheResolverSaysWhy() throws IOException {
        assertThrows(IOException.class, () -> ask(authority("44.128.53.53"), "silent.demo.", Type.SOA));
        Message reply = ask(world.resolver(), "silent.demo.", Type.MX);

        assertEquals(Rcode.SERVFAIL, reply.getRcode());
        assertEquals(
                22, ((ExtendedErrorCodeOption) reply.getOPT().getOptions(15).get(0)).getErrorCode());
    }

    @Test
    void whatIsTooLongForUdpComesOverTcp() throws IOException {
        assertEquals(
                1000,
                ask(world.resolver(), "giant.demo.", Type.MX)
                        .getSection(Section.ANSWER)
                        .size());
    }

    private static InetSocketAddress authority(String address) throws IOException {
        return world.authority(InetAddress.getByName(address)).orElseThrow();
    }

    private static Message ask(InetSocketAddress server, String name, int type) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(Duration.ofMillis(600));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, org.xbill.DNS.DClass.IN)));
    }
}
