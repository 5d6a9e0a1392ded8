package dev.mxbot.question;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Question.Refusal;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionParserTest {
    private final QuestionParser parser = new QuestionParser();

    /** A text, and the domains that are meant by it. */
    private static Stream<Arguments> domains() {
        return table("""
                # bare
                example.com                                   -> example.com
                EXAMPLE.COM                                   -> example.com
                Example.Com                                   -> example.com
                example.com.                                  -> example.com
                example.com?                                  -> example.com
                example.com!                                  -> example.com
                example.com,                                  -> example.com
                example.com...                                -> example.com
                (example.com)                                 -> example.com
                [example.com]                                 -> example.com
                {example.com}                                 -> example.com
                "example.com",                                -> example.com
                'example.com';                                -> example.com
                “example.com”                                 -> example.com
                „example.com“                                 -> example.com
                «example.com»                                 -> example.com
                ‘example.com’.                                -> example.com
                `example.com`                                 -> example.com
                ```example.com```                             -> example.com
                **example.com**                               -> example.com
                *example.com*                                 -> example.com
                _example.com_                                 -> example.com
                example.com_                                  -> example.com
                ~~example.com~~                               -> example.com
                ||example.com||                               -> example.com
                > example.com                                 -> example.com
                - example.com                                 -> example.com
                • example.com                                 -> example.com
                @example.com                                  -> example.com
                .example.com                                  -> example.com
                mail.example.co.uk                            -> mail.example.co.uk
                a-b.example                                   -> a-b.example
                example.com:25                                -> example.com
                example.com/                                  -> example.com
                example.com/path/index.html                   -> example.com
                //example.com/x                               -> example.com
                example[.]com                                 -> example.com
                example.com\u200b                             -> example.com
                \ufeffexample.com                             -> example.com
                \u2068example.com\u2069                       -> example.com
                my\u2011domain.example.com                    -> my-domain.example.com
                xn--bcher-kva.example                         -> xn--bcher-kva.example
                bücher.example                                -> xn--bcher-kva.example
                BÜCHER.example                                -> xn--bcher-kva.example
                straße.de                                     -> xn--strae-oqa.de
                例え.テスト                                    -> xn--r8jz45g.xn--zckzah
                例え。jp                                       -> xn--r8jz45g.jp
                example。com                                   -> example.com
                ｅｘａｍｐｌｅ．ｃｏｍ                          -> example.com
                пример.рф                                     -> xn--e1afmkfd.xn--p1ai
                example.comを確認してください                   -> example.com
                「example.com」を見て                           -> example.com
                _dmarc.example.com                            -> example.com
                s1._domainkey.example.com                     -> example.com
                _25._tcp.mail.example.com                     -> mail.example.com
                # addresses
                user@example.com                              -> example.com
                User.Name+tag@EXAMPLE.com                     -> example.com
                <user@example.com>                            -> example.com
                "Ann Example" <ann@example.com>               -> example.com
                mailto:user@example.com                       -> example.com
                mailto:user@example.com?subject=hi            -> example.com
                user@bücher.example                           -> xn--bcher-kva.example
                user＠example.com                              -> example.com
                bounce+user=example.org@example.com           -> example.com
                to=<user@example.com>                         -> example.com
                user@example.con                              -> example.con
                user [at] example.com                         -> example.com
                # URLs
                https://example.com                           -> example.com
                HTTPS://EXAMPLE.COM/                          -> example.com
                http://example.com:8080/a/b?c=d.org#e.net     -> example.com
                https://user:pass@example.com/                -> example.com
                https://example.org@example.com/              -> example.com
                https://user:p.w@example.com:8443             -> example.com
                (see https://example.com/wiki/A_(b))          -> example.com
                https://example.com.                          -> example.com
                hxxps://example.com/login                     -> example.com
                smtp://mx.example.com:25                      -> mx.example.com
                https://bücher.example/x                      -> xn--bcher-kva.example
                # Slack
                <http://example.com|example.com>              -> example.com
                <https://example.com>                         -> example.com
                <https://example.com/a?b=1&amp;c=2|link>      -> example.com
                <http://evil.example|example.com>             -> evil.example
                <mailto:a@example.com|a@example.com>          -> example.com
                <@U0123ABC> check <http://example.com|example.com> please -> example.com
                <@U0123ABC|bot.example.net> example.com       -> example.com
                <#C012|general.example.org> <!channel> <!subteam^S1|@x.example> example.com -> example.com
                &lt;example.com&gt;                           -> example.com
                example.com &amp; example.org                 -> example.com example.org
                # Discord
                <@123456789012345678> example.com             -> example.com
                <@!123> <@&456> <#789> example.com            -> example.com
                <:logo:123> <a:party.example:456> example.com -> example.com
                </mxcheck:123> example.com                    -> example.com
                <t:1700000000:R> example.com                  -> example.com
                [my site](https://example.com)                -> example.com
                <https://example.com/x>                       -> example.com
                # sentences
                check example.com                             -> example.com
                /mxcheck example.com                          -> example.com
                @mxbot check example.com please               -> example.com
                can example.com receive mail?                 -> example.com
                Why does mail to user@example.com bounce?     -> example.com
                is "example.com", ok                          -> example.com
                example.com's mail is down                    -> example.com
                example.com’s mail is down                    -> example.com
                is mail to example.com—ours—down              -> example.com
                We moved example.com from example.net.        -> example.com example.net
                It works.Please check example.com             -> example.com
                include:_spf.example.com                      -> example.com
                v=spf1 include:spf.example.net -all           -> spf.example.net
                d=example.com                                 -> example.com
                the value of domain=example.com is wrong      -> example.com
                upgraded to 2.0.1 and example.com stopped     -> example.com
                Since v1.2.3 on 192.0.2.1 no mail for example.com -> example.com
                see report.pdf about example.com              -> example.com
                main.py says example.com has no MX            -> example.com
                deploy.sh broke example.com                   -> example.com
                index.html on example.com                     -> example.com
                /etc/postfix/example.org/main.cf on example.com -> example.com
                C:\\temp\\example.org and example.com         -> example.com
                does gmail.cmo receive mail                   -> gmail.cmo
                why does mail to intra.corp.acme bounce       -> intra.corp.acme
                is host.lan ok                                -> host.lan
                does mail for example.sh arrive               -> example.sh
                example.com. 3600 IN MX 10 mail.example.net.  -> example.com
                example.com. IN TXT "v=spf1 include:_spf.example.net -all" -> example.com
                # taken at its word when nothing else is typed
                report.pdf                                    -> report.pdf
                main.py                                       -> main.py
                example.sh                                    -> example.sh
                check index.html                              -> index.html
                node.js                                       -> node.js
                example.con                                   -> example.con
                /mxcheck example.con example.cmo              -> example.con example.cmo
                # several
                example.com example.org                       -> example.com example.org
                example.com,example.org;example.net           -> example.com example.org example.net
                example.org example.com EXAMPLE.ORG           -> example.org example.com
                a.example b.example c.example d.example e.example f.example g.example -> a.example b.example c.example d.example e.example
                compare user@example.com and https://example.org/x -> example.com example.org
                # none
                exmaple                                       ->
                hello there                                   ->
                thanks.                                       ->
                ok, e.g. this or i.e. that                    ->
                at 9 a.m. in the U.S.                         ->
                version 1.2.3 is out                          ->
                v2.0 or 3.14                                  ->
                192.0.2.1                                     ->
                192.0.2.1:25                                  ->
                192.0.2.0/24                                  ->
                2001:db8::1                                   ->
                https://192.0.2.1/x                           ->
                https://[2001:db8::1]:443/                    ->
                user@[192.0.2.1]                              ->
                user@localhost                                ->
                http://localhost:8080/                        ->
                please see report.pdf                         ->
                I ran main.py and it failed                   ->
                open index.html or readme.md                  ->
                does the mail template index.html work        ->
                ./deploy.sh failed                            ->
                it is down.Please look                        ->
                a..b                                          ->
                <@U0123ABC> hello                             ->
                """);
    }

    @ParameterizedTest
    @MethodSource("domains")
    void findsTheDomainsThatAreMeant(String text, String domains) {
        assertEquals(domains, names(parser.parse(text)));
    }

    /** A text, and what is wanted with it. */
    private static Stream<Arguments> intents() {
        return table("""
                example.com                                        -> check
                check example.com                                  -> check
                what should I change on example.com?               -> check
                is watch.example.com ok?                           -> check
                does help.example.com receive mail                 -> check
                help, example.com is down                          -> check
                Why does our monitor say example.com is broken?    -> check
                why do mails to example.com bounce?                -> check
                my boss said: check example.com                    -> check
                is example.com at 192.0.2.1                        -> check
                what is wrong with example.com                     -> check
                help                                               -> help
                Help!                                              -> help
                ?                                                  -> help
                /mxhelp                                            -> help
                <@U0123ABC> help                                   -> help
                what can you do?                                   -> help
                tell me what you can do                            -> help
                How do I use this                                  -> help
                hello                                              -> none
                lorem ipsum dolor                                  -> none
                watch the news                                     -> none
                192.0.2.1                                          -> none
                watch example.com                                  -> watch_add
                please watch example.com every 15m                 -> watch_add
                can you monitor example.com                        -> watch_add
                keep an eye on example.com                         -> watch_add
                tell us when example.com is back                   -> watch_add
                /mxwatch add example.com                           -> watch_add
                unwatch example.com                                -> watch_remove
                stop watching example.com                          -> watch_remove
                please don't watch example.com any more            -> watch_remove
                /mxwatch remove example.com                        -> watch_remove
                what do you watch?                                 -> watch_list
                what are you watching                              -> watch_list
                which domains do you watch here?                   -> watch_list
                list watches                                       -> watch_list
                /mxwatch list                                      -> watch_list
                are you watching example.com?                      -> watch_list
                do you watch example.com?                          -> watch_list
                add example.com to the watch list                  -> watch_add
                mute example.com for 2 hours                       -> watch_list
                mute 2h                                            -> watch_list
                unmute                                             -> watch_list
                mute the microphone                                -> none
                watch out, mail to example.com bounces             -> check
                watch mail.firm.intern                             -> watch_add
                what changed on firm.intern?                       -> history
                what changed in deploy.sh?                         -> none
                what changed in report.pdf?                        -> none
                watch typo.demo                                    -> watch_add
                would 192.0.2.1 pass SPF for example.com?          -> spf_ip
                /mxspf example.com 192.0.2.1                       -> spf_ip
                may 2001:db8::7 send mail for example.com          -> spf_ip
                is 192.0.2.1 authorised by example.com             -> spf_ip
                what changed on example.com?                       -> history
                what has changed for example.com since Monday      -> history
                history of example.com                             -> history
                /mxhistory example.com                             -> history
                when did the MX of example.com change              -> history
                any recent changes on example.com                  -> history
                plan example.com                                   -> plan
                /mxplan example.com                                -> plan
                what would happen if I publish this on example.com -> plan
                550 5.1.1 <user@example.com>: User unknown         -> bounce
                550-5.7.26 This mail is unauthenticated            -> bounce
                #5.1.2 couldn't find any host named example.com    -> bounce
                554 delivery error: no such user                   -> bounce
                what does 550 5.7.1 mean                           -> bounce
                status=bounced (Host or domain name not found.)    -> bounce
                host mx.example.net[192.0.2.7] said: 451 try later -> bounce
                R=dnslookup T=remote_smtp: retry timeout exceeded  -> bounce
                Diagnostic-Code: smtp; 550 no                      -> bounce
                upgraded to 4.1.2 and example.com stopped          -> check
                """);
    }

    @ParameterizedTest
    @MethodSource("intents")
    void tellsWhatIsWanted(String text, String intent) {
        assertEquals(intent, parser.parse(text).intent().word());
    }

    private static Stream<Arguments> table(String rows) {
        return rows.lines()
                .filter(row -> !row.startsWith("#") || row.contains("->"))
                .map(row -> row.split("->", -1))
                .map(row -> Arguments.of(
                        Stream.of(row)
                                .limit(row.length - 1L)
                                .collect(joining("->"))
                                .strip(),
                        row[row.length - 1].strip()));
    }

    @Test
    void knowsTheAddresses() {
        Question question =
                parser.parse("would 192.0.2.1 pass SPF for Ann@example.com, or 192.0.2.2 for bob@example.org?");

        assertEquals(Optional.of("192.0.2.1"), question.ip());
        assertEquals(Optional.of("Ann@example.com"), question.email());
        assertEquals(Optional.of(DomainName.of("example.com")), question.domain());
    }

    @Test
    void shortensAnIpv6Address() {
        assertEquals(
                Optional.of("2001:db8::1"),
                parser.parse("ip6:2001:0DB8:0:0::1/64").ip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recheck example.com",
                "example.com again",
                "check example.com --fresh",
                "fresh look at example.com"
            })
    void noticesThatNoCacheIsWanted(String text) {
        assertTrue(parser.parse(text).fresh());
        assertEquals("example.com", names(parser.parse(text)));
    }

    @Test
    void cachedAnswersAreFineOtherwise() {
        assertEquals(false, parser.parse("check refresh.example.com").fresh());
    }

    @Test
    void countsTheDomainsBeyondFive() {
        Question question =
                parser.parse("a.example b.example c.example d.example e.example f.example a.example g.example");

        assertEquals(5, question.domains().size());
        assertEquals(2, question.leftOut());
    }

    @Test
    void aBounceIsAboutItsRecipient() {
        Question question = parser.parse("""
                From: MAILER-DAEMON@relay.example.net (Mail Delivery System)
                <user@example.org>: host mx1.example.net[192.0.2.7] said: 550 5.1.1
                    <user@example.org>: Recipient address rejected: User unknown (in reply to RCPT TO command)""");

        assertEquals(Intent.BOUNCE, question.intent());
        assertEquals("example.org", names(question));
        assertEquals(Optional.of("192.0.2.7"), question.ip());
    }

    @Test
    void aPlanIsForOneDomain() {
        Question question =
                parser.parse("plan example.com ```\n@ MX 10 mail.example.net.\nwww.example.org. A 192.0.2.7\n```");

        assertEquals(Intent.PLAN, question.intent());
        assertEquals("example.com", names(question));
        assertEquals(0, question.leftOut());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyThereIsNoDomain(String text, Refusal refusal) {
        assertEquals(Optional.of(refusal), parser.parse(text).refusal());
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("exmaple", new Refusal("exmaple", "")),
                Arguments.of("check exmaple", new Refusal("exmaple", "")),
                Arguments.of(" 192.0.2.1 ", new Refusal("192.0.2.1", "it is an IP address")),
                Arguments.of("a..b", new Refusal("a..b", "a label is empty (two dots in a row)")),
                Arguments.of(
                        "a".repeat(64) + ".example",
                        new Refusal("a".repeat(64) + ".example", "a label is longer than 63 octets")),
                Arguments.of(
                        "xn--a.example",
                        new Refusal("xn--a.example", "it is no valid internationalised name (RFC 5891)")),
                Arguments.of("x".repeat(10_000), new Refusal("x".repeat(240), "it is longer than 253 characters")),
                Arguments.of("", new Refusal("", "")));
    }

    @Test
    void refusesNothingWhereADomainIsNamed() {
        assertEquals(Optional.empty(), parser.parse("check example.com").refusal());
    }

    @Test
    void theLiteralOfARefusalIsShort() {
        assertEquals(
                240,
                parser.parse("no name in here ".repeat(100))
                        .refusal()
                        .orElseThrow()
                        .literal()
                        .length());
    }

    @Test
    void readsHostileTextAsText() {
        Question question = parser.parse(ReplyGallery.HOSTILE);

        assertTrue(question.domains().stream().allMatch(domain -> domain.text().matches("[a-z0-9.-]+")));
    }

    /** Whatever surrounds a domain, it is the one that is found: punctuation and markup in every combination. */
    @Test
    void findsADomainWithinAnyWrapping() {
        List<String> before =
                List.of("", "(", "\"", "“", "`", "```\n", "**", "<", "is ", "check ", "- ", "> ", "\u200b", "'");
        List<String> after = List.of(
                "", ")", "\"", "”", "`", "\n```", "**", ">", " ok?", ".", "?", "!", ",", "...", ":", ";", "'s", " .");
        for (String left : before) {
            for (String right : after) {
                for (String name : List.of(
                        "example.com", "EXAMPLE.com", "user@example.com", "https://example.com/a", "example.com:25")) {
                    String text = left + name + right;
                    assertEquals("example.com", names(parser.parse(text)), text);
                }
            }
        }
    }

    @Test
    void neverFailsAndNeverExceedsItsBounds() {
        Random random = new Random(20261120);
        String alphabet = "ab.:@/<>|[]()\\ \n\"'`_-=0159%&;*#!?é例\u200b\u202e\ud83d\ude00\ud800";
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, random.nextInt(40))
                    .mapToObj(n -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                    .collect(joining());
            Question question = parser.parse(text);
            assertTrue(question.domains().size() <= Question.MOST_DOMAINS, text);
            assertEquals(question.domains().isEmpty(), question.refusal().isPresent(), text);
        }
    }

    /** Input made to be slow: each is read in the time of any other text of its length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "a.",
                ".",
                "a.b ",
                "<a",
                "@",
                "a@",
                "://",
                "http://",
                "what ",
                "what x ",
                "[",
                "&amp;",
                "550 ",
                "5.1.1 ",
                "xn--",
                "a=",
                "é",
                "。",
                "_a.",
                "watch ",
                "is a ",
                "a.py ",
                "\\",
                "1.",
                "please ",
                "::",
                "<http://a|b>"
            })
    void comesToAnEndOnAnything(String piece) {
        String text = piece.repeat(1 + QuestionParser.LONGEST / piece.length());

        // No measurement: a regular expression that backtracks would take hours.
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> parser.parse(text));
    }

    private static String names(Question question) {
        return question.domains().stream().map(DomainName::text).collect(joining(" "));
    }
}
