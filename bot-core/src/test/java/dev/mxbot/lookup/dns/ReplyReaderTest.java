package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ReplyReaderTest {
    private final Message reply = new Message(7);
    private Query query = Query.of(DomainName.of("example.org"), RecordType.MX);

    ReplyReaderTest() {
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
    }

    @Test
    void ignoresRecordsOfOtherOwners() {
        answer("example.org. 300 MX 10 mail.example.net.\nexample.com. 60 MX 5 evil.example.");
        Reading.Usable usable = usable();

        assertEquals(1, usable.records().size());
        assertEquals(300, usable.ttl().orElseThrow());
    }

    @Test
    void takesTheShortestTtlOnTheWay() {
        answer(
                "example.org. 900 CNAME a.example.\na.example. 30 CNAME b.example.\nb.example. 600 MX 10 mail.example.net.");
        Reading.Usable usable = usable();

        assertEquals(List.of(DomainName.of("a.example"), DomainName.of("b.example")), usable.aliases());
        assertEquals(30, usable.ttl().orElseThrow());
    }

    @Test
    void keepsTheSignaturesOverTheRecordsAskedFor() {
        answer("""
                example.org. 300 MX 10 mail.example.net.
                example.org. 300 RRSIG MX 13 2 300 20261220000000 20261120000000 4711 example.org. c2lnbmF0dXJl
                example.org. 300 RRSIG NS 13 2 300 20261220000000 20261120000000 4711 example.org. c2lnbmF0dXJl
                """);
        Rdata.Rrsig signature = (Rdata.Rrsig) usable().proofs().get(0).data();

        assertEquals(1, usable().records().size());
        assertEquals(1, usable().proofs().size());
        assertEquals(Instant.parse("2026-12-20T00:00:00Z"), signature.expiration());
        assertEquals(13, signature.algorithm());
    }

    @Test
    void followsWhatADnameMade() {
        query = Query.of(DomainName.of("mail.example.org"), RecordType.MX);
        answer("example.org. 900 DNAME example.net.\nmail.example.org. 900 CNAME mail.example.net.\n"
                + "mail.example.net. 600 MX 10 mx.example.net.");

        assertEquals(List.of(DomainName.of("mail.example.net")), usable().aliases());
    }

    @Test
    void anAliasIsTheAnswerToAQuestionForAliases() {
        query = Query.of(DomainName.of("example.org"), RecordType.CNAME);
        answer("example.org. 900 CNAME a.example.");

        assertEquals(
                List.of(new Rdata.Target(DomainName.of("a.example"))),
                usable().records().stream().map(ResourceRecord::data).toList());
        assertEquals(List.of(), usable().aliases());
    }

    /** T6. */
    @Test
    void aChainTooLongIsNoAbsence() {
        answer("example.org. 60 CNAME c0.example.\n"
                + IntStream.range(0, 99)
                        .mapToObj(i -> "c" + i + ".example. 60 CNAME c" + (i + 1) + ".example.")
                        .collect(Collectors.joining("\n")));

        assertEquals(Reason.MALFORMED, useless().reason());
    }

    @Test
    void sixteenAliasesAreFollowed() {
        answer("example.org. 60 CNAME c0.example.\n"
                + IntStream.range(0, 15)
                        .mapToObj(i -> "c" + i + ".example. 60 CNAME c" + (i + 1) + ".example.")
                        .collect(Collectors.joining("\n"))
                + "\nc15.example. 60 MX 10 mail.example.net.");

        assertEquals(16, usable().aliases().size());
        assertEquals(1, usable().records().size());
    }

    @Test
    void anAbsenceMayBeKeptAsLongAsItsSoaSays() {
        add(Section.AUTHORITY, "example.org. 3600 SOA ns1.example.org. hostmaster.example.org. 1 7200 900 1209600 240");
        assertEquals(240, usable().ttl().orElseThrow());
    }

    @Test
    void theSoasOwnTtlLimitsAnAbsenceToo() {
        add(Section.AUTHORITY, "example.org. 120 SOA ns1.example.org. hostmaster.example.org. 1 7200 900 1209600 240");
        assertEquals(120, usable().ttl().orElseThrow());
    }

    @Test
    void noAbsenceIsKeptForDays() {
        add(
                Section.AUTHORITY,
                "example.org. 604800 SOA ns1.example.org. hostmaster.example.org. 1 7200 900 1209600 604800");
        reply.getHeader().setRcode(Rcode.NXDOMAIN);

        assertEquals(10_800, usable().ttl().orElseThrow());
        assertEquals(false, usable().exists());
    }

    @Test
    void nothingSaysHowLongAnAbsenceWithoutSoaMayBeKept() {
        assertEquals(0, usable().ttl().orElseThrow());
    }

    @Test
    void aTtlWithTheHighestBitIsZero() {
        answer("example.org. 300 MX 10 mail.example.net.");
        byte[] octets = octets();
        // Name (pointer), type and class come before it.
        int ttl = octets.length - ("mail.example.net".length() + 2 + 2 + 2 + 4);
        assertEquals(300, (octets[ttl + 2] & 0xff) << 8 | (octets[ttl + 3] & 0xff));
        octets[ttl] = (byte) 0x80;

        Reading.Usable usable = assertInstanceOf(Reading.Usable.class, ReplyReader.read(query, true, octets));
        assertEquals(0, usable.records().get(0).ttl());
    }

    @Test
    void aReferralFromAResolverIsNoAbsence() {
        add(Section.AUTHORITY, "org. 86400 NS a0.org.afilias-nst.info.");

        assertEquals(Reason.NOT_AUTHORITATIVE, useless().reason());
    }

    @Test
    void aDelegationAnswersTheQuestionForNameServers() {
        query = Query.of(DomainName.of("example.org"), RecordType.NS);
        add(Section.AUTHORITY, "example.org. 86400 NS ns1.example.net.\nexample.org. 86400 NS ns2.example.net.");
        Reading.Usable usable = assertInstanceOf(Reading.Usable.class, ReplyReader.read(query, false, octets()));

        assertEquals(2, usable.records().size());
        assertEquals(false, usable.authoritative());
    }

    @Test
    void anUpwardReferralAnswersNothing() {
        query = Query.of(DomainName.of("example.org"), RecordType.NS);
        add(Section.AUTHORITY, ". 86400 NS a.root-servers.net.");

        Reading.Useless useless = assertInstanceOf(Reading.Useless.class, ReplyReader.read(query, false, octets()));
        assertEquals(Reason.NOT_AUTHORITATIVE, useless.reason());
    }

    @Test
    void oneRecordThatCannotBeReadHidesNeitherTheOthersNorItself() {
        answer("example.org. 300 MX 10 mail.example.net.\nexample.org. 300 MX 20 other.example.net.");
        reply.addRecord(
                Record.newRecord(Name.fromConstantString("example.org."), 65_281, DClass.IN, 300, new byte[] {9}),
                Section.ANSWER);
        add(Section.AUTHORITY, "example.org. 300 NS ns1.example.org.");
        byte[] octets = octets();
        int at = indexOf(octets, (byte) 0xff, (byte) 0x01);
        octets[at] = 0;
        octets[at + 1] = Type.MX;

        Reading.Usable usable = assertInstanceOf(Reading.Usable.class, ReplyReader.read(query, true, octets));
        assertEquals(
                List.of("10 mail.example.net.", "20 other.example.net.", "\\# 1 09"),
                usable.records().stream().map(ResourceRecord::presentation).toList());
        assertInstanceOf(Rdata.Other.class, usable.records().get(2).data());
    }

    @Test
    void manyRecordsThatCannotBeReadAreAMalformedReply() {
        for (int i = 0; i < 5; i++) {
            reply.addRecord(
                    Record.newRecord(
                            Name.fromConstantString("example.org."), 65_281, DClass.IN, 300, new byte[] {(byte) i}),
                    Section.ANSWER);
        }
        byte[] octets = octets();
        for (int at = indexOf(octets, (byte) 0xff, (byte) 0x01); at >= 0; ) {
            octets[at] = 0;
            octets[at + 1] = Type.MX;
            at = indexOf(octets, (byte) 0xff, (byte) 0x01);
        }

        assertEquals(
                Reason.MALFORMED,
                assertInstanceOf(Reading.Useless.class, ReplyReader.read(query, true, octets))
                        .reason());
    }

    @Test
    void noCutAndNoFlippedOctetThrows() {
        answer("example.org. 300 MX 10 mail.example.net.\nexample.org. 900 CNAME a.example.");
        add(Section.AUTHORITY, "example.org. 120 SOA ns1.example.org. hostmaster.example.org. 1 7200 900 1209600 240");
        byte[] octets = octets();
        for (int i = 12; i < octets.length; i++) {
            assertTrue(ReplyReader.read(query, true, Arrays.copyOf(octets, i))
                            .rcode()
                            .length()
                    < 20);
            for (int flip : new int[] {0x01, 0x40, 0x80, 0xff}) {
                byte[] broken = octets.clone();
                broken[i] ^= (byte) flip;
                assertTrue(ReplyReader.read(query, true, broken).rcode().length() < 20);
            }
        }
    }

    @Test
    void namesTheRcode() {
        reply.getHeader().setRcode(Rcode.NOTAUTH);

        assertEquals(Reason.OTHER_RCODE, useless().reason());
        assertEquals("NOTAUTH", useless().words());
    }

    @Test
    void tellsWhetherTheResolverValidated() {
        reply.getHeader().setFlag(Flags.AD);
        answer("example.org. 300 MX 10 mail.example.net.");

        assertTrue(usable().authenticated());
    }

    private void answer(String zone) {
        add(Section.ANSWER, zone);
    }

    private void add(int section, String zone) {
        try (var in = new ByteArrayInputStream(zone.getBytes(StandardCharsets.US_ASCII))) {
            Master master = new Master(in, Name.root);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                reply.addRecord(record, section);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Reading.Usable usable() {
        return assertInstanceOf(Reading.Usable.class, ReplyReader.read(query, true, octets()));
    }

    private Reading.Useless useless() {
        return assertInstanceOf(Reading.Useless.class, ReplyReader.read(query, true, octets()));
    }

    private byte[] octets() {
        Message whole = reply.clone();
        whole.removeAllRecords(Section.QUESTION);
        whole.addRecord(
                Record.newRecord(
                        DnsjavaRecords.wireName(query.name()), query.type().number(), DClass.IN),
                Section.QUESTION);
        return whole.toWire();
    }

    private static int indexOf(byte[] octets, byte first, byte second) {
        for (int i = 12; i < octets.length - 1; i++) {
            if (octets[i] == first && octets[i + 1] == second) {
                return i;
            }
        }
        return -1;
    }
}
