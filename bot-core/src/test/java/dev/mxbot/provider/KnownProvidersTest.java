package dev.mxbot.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.MailProvider.MxHost;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProvidersTest {
    static List<MailProvider> all() {
        return KnownProviders.all();
    }

    @ParameterizedTest
    @CsvSource({
        "example-org.mail.protection.outlook.com, microsoft-365",
        "example-org.k-v1.mx.microsoft, microsoft-365",
        "mail.eo.outlook.com, microsoft-365",
        "smtp.google.com, google-workspace",
        "ALT4.ASPMX.L.GOOGLE.COM., google-workspace",
        "aspmx5.googlemail.com, google-workspace",
        "mxa-0031a701.gslb.pphosted.com, proofpoint",
        "mx1-us1.ppe-hosted.com, proofpoint-essentials",
        "de-smtp-inbound-1.mimecast.com, mimecast",
        "d12345.a.ess.de.barracudanetworks.com, barracuda",
        "mx1.hc123-45.eu.iphmx.com, cisco-secure-email",
        "mx-01-eu-central-1.prod.hydra.sophos.com, sophos",
        "cluster5.eu.messagelabs.com, broadcom-email-security",
        "mx01.hornetsecurity.com, hornetsecurity",
        "mx2.zoho.eu, zoho",
        "in2-smtp.messagingengine.com, fastmail",
        "mailsec.protonmail.ch, proton",
        "mx02.mail.icloud.com, icloud",
        "mxb.ovh.net, ovh",
        "mx3.mail.ovh.net, ovh",
        "mx00.1and1.co.uk, ionos",
        "mx2.flockmail.com, titan",
        "route2.mx.cloudflare.net, cloudflare-email-routing",
        "inbound-smtp.eu-west-1.amazonaws.com, amazon-ses",
        "mxb.mailgun.org, mailgun",
        "mta6.am0.yahoodns.net, yahoo"
    })
    void recognisesAProviderByItsMx(String host, String id) {
        assertEquals(
                Optional.of(id), KnownProviders.byMxHost(DomainName.of(host)).map(MailProvider::id));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noSetOfClientNamesOrKeysIsTwoProviders(MailProvider provider) {
        for (MailProvider.ClientName name : provider.clientNames()) {
            DomainName target = DomainName.of(name.target());
            assertEquals(Optional.of(provider), KnownProviders.byClientTarget(target));
        }
        for (String pattern : provider.dkimTargets()) {
            assertEquals(Optional.of(provider), KnownProviders.byDkimTarget(sample(pattern)));
            assertTrue(provider.dkimSelectors().size() > 0, pattern);
        }
        for (String start : provider.verifications()) {
            assertEquals(Optional.of(provider), KnownProviders.byVerification(start + "x7"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spf.protection.outlook.com, microsoft-365",
        "_spf.google.com, google-workspace",
        "%{i}.spf.hc123-45.eu.iphmx.com, cisco-secure-email",
        "%{ir}.%{v}.%{d}.spf.has.pphosted.com, proofpoint",
        "eu._netblocks.mimecast.com, mimecast",
        "spf.ess.barracudanetworks.com, barracuda",
        "spf.ess.de.barracudanetworks.com, barracuda",
        "amazonses.com, amazon-ses",
        "servers.mcsv.net, mailchimp"
    })
    void recognisesAProviderByItsSpfInclude(String include, String id) {
        assertEquals(
                Optional.of(id),
                KnownProviders.bySpfInclude(DomainName.of(include)).map(MailProvider::id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil-smtp.google.com.example.net",
                "evil-smtp.google.com",
                "smtp.google.com.example.net",
                "mail.protection.outlook.com.evil.org",
                "mail.protection.outlook.com",
                "evilmail.protection.outlook.com",
                "xpphosted.com",
                "someone.com",
                "mail.example.org"
            })
    void isNotTakenInByLookAlikes(String host) {
        assertEquals(Optional.empty(), KnownProviders.byMxHost(DomainName.of(host)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noPatternMatchesAnothersHost(MailProvider provider) {
        for (String host : concat(provider.mxHosts(), provider.retiredMxHosts())) {
            assertEquals(
                    List.of(provider.id()),
                    all().stream()
                            .filter(other -> other.receivesAt(sample(host)))
                            .map(MailProvider::id)
                            .toList());
        }
        for (String include : provider.spfIncludes()) {
            assertEquals(
                    List.of(provider.id()),
                    all().stream()
                            .filter(other -> other.sendsThrough(sample(include)))
                            .map(MailProvider::id)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void recognisesWhatAProviderAsksFor(MailProvider provider) {
        for (MxHost mx : provider.publishes(DomainName.of("example.co.uk"))) {
            assertTrue(provider.receivesAt(DomainName.of(mx.host())), mx.host());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPatternIsALowerCaseNameWithAtMostOneStar(MailProvider provider) {
        for (String pattern : concat(concat(provider.mxHosts(), provider.retiredMxHosts()), provider.spfIncludes())) {
            assertEquals(pattern, DomainName.of(pattern).text());
            assertTrue(pattern.indexOf('*') == pattern.lastIndexOf('*') && !pattern.endsWith("*"), pattern);
        }
    }

    @Test
    void knowsEachProviderOnceInTheOrderOfRecognition() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all().size(); i++) {
            assertTrue(ids.add(all().get(i).id()), all().get(i).id());
            assertTrue(i == 0 || all().get(i - 1).kind().compareTo(all().get(i).kind()) <= 0);
        }
        assertTrue(ids.size() >= 45, ids.size() + " providers");
    }

    @Test
    void aGatewayGoesBeforeTheMailboxesBehindIt() {
        assertEquals(
                Optional.of("mimecast"),
                KnownProviders.byMxHosts(List.of(
                                DomainName.of("smtp.google.com"), DomainName.of("eu-smtp-inbound-2.mimecast.com")))
                        .map(MailProvider::id));
    }

    @Test
    void putsTheCustomersNameIntoTheHost() {
        MailProvider microsoft = KnownProviders.bySpfInclude(DomainName.of("spf.protection.outlook.com"))
                .orElseThrow();

        assertEquals(
                List.of(new MxHost(0, "example-co-uk.mail.protection.outlook.com")),
                microsoft.publishes(DomainName.of("example.co.uk")));
    }

    @Test
    void findsWhatTryingEveryPatternFinds() {
        List<DomainName> names = Stream.concat(
                        all().stream()
                                .flatMap(provider -> Stream.of(
                                                provider.mxHosts(),
                                                provider.retiredMxHosts(),
                                                provider.spfIncludes(),
                                                provider.dkimTargets())
                                        .flatMap(List::stream))
                                .flatMap(pattern -> Stream.of(sample(pattern), DomainName.of("y." + sample(pattern)))),
                        Stream.of("com", "example.org", "co.uk").map(DomainName::of))
                .toList();

        for (DomainName name : names) {
            assertEquals(first(provider -> provider.receivesAt(name)), KnownProviders.byMxHost(name), name.text());
            assertEquals(
                    first(provider -> provider.sendsThrough(name)), KnownProviders.bySpfInclude(name), name.text());
            assertEquals(first(provider -> provider.signsAt(name)), KnownProviders.byDkimTarget(name), name.text());
        }
    }

    private static Optional<MailProvider> first(Predicate<MailProvider> owner) {
        return all().stream().filter(owner).findFirst();
    }

    private static DomainName sample(String pattern) {
        return DomainName.of(pattern.replace("*", "x7"));
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
