package dev.mxbot.lookup.rdap;

import dev.mxbot.domain.DomainName;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of the registries of the top-level domains in most use, and where below them a name is found (RFC 9224 section 4, RFC 9082
 * section 3.1.3). Registries without such a server, or whose server tells neither dates nor statuses, are left out.
 */
final class Registries {
    private static final Map<String, URI> SERVERS = new Table()
            .at("https://rdap.verisign.com/com/v1/", "com")
            .at("https://rdap.verisign.com/net/v1/", "net")
            .at("https://tld-rdap.verisign.com/cc/v1/", "cc")
            .at("https://tld-rdap.verisign.com/name/v1/", "name")
            .at("https://rdap.publicinterestregistry.org/rdap/", "org", "ngo", "ong", "charity", "foundation")
            .at(
                    "https://rdap.identitydigital.services/rdap/",
                    "info",
                    "pro",
                    "mobi",
                    "io",
                    "ai",
                    "me",
                    "ac",
                    "sh",
                    "agency",
                    "company",
                    "digital",
                    "email",
                    "group",
                    "life",
                    "live",
                    "ltd",
                    "media",
                    "network",
                    "services",
                    "software",
                    "solutions",
                    "studio",
                    "support",
                    "systems",
                    "technology",
                    "today",
                    "world")
            .at("https://pubapi.registry.google/rdap/", "app", "dev", "page", "how", "new", "day", "zip", "foo")
            .at(
                    "https://rdap.radix.host/rdap/",
                    "online",
                    "site",
                    "store",
                    "tech",
                    "website",
                    "space",
                    "host",
                    "press",
                    "fun")
            .at("https://rdap.centralnic.com/xyz/", "xyz")
            .at("https://rdap.nic.biz/", "biz")
            .at("https://rdap.nic.us/", "us")
            .at("https://rdap.nic.tv/", "tv")
            .at("https://rdap.nic.club/", "club")
            .at("https://rdap.registry.cloud/rdap/", "cloud")
            .at("https://rdap.gmoregistry.net/rdap/", "shop")
            .at("https://rdap.nominet.uk/uk/", "uk")
            .at("https://rdap.nic.fr/", "fr", "re", "pm", "tf", "wf", "yt")
            .at("https://rdap.sidn.nl/", "nl")
            .at("https://rdap.nic.cz/", "cz")
            .at("https://rdap.dns.pl/", "pl")
            .at("https://rdap.register.si/", "si")
            .at("https://rdap.ca.fury.ca/rdap/", "ca")
            .at("https://rdap.registro.br/", "br")
            .at("https://rdap.nic.ar/", "ar")
            .at("https://rdap.nixiregistry.in/rdap/", "in")
            .at("https://rdap.sgnic.sg/rdap/", "sg")
            .at("https://ccrdap.twnic.tw/tw/", "tw")
            .servers();

    private Registries() {}

    /** Where to ask about the name; empty if nobody is known to ask. */
    static Optional<URI> uri(DomainName registered) {
        List<String> labels = registered.labels();
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(SERVERS.get(labels.get(labels.size() - 1)))
                        // A label holds nothing that a path could not, or it is in escapes, which no registry knows.
                        .filter(server -> registered.text().indexOf('\\') < 0)
                        .map(server -> server.resolve("domain/" + registered));
    }

    /** A table being written. */
    private static final class Table {
        private final Map<String, URI> servers = new HashMap<>();

        Table at(String server, String... topLevelDomains) {
            for (String topLevelDomain : topLevelDomains) {
                servers.put(topLevelDomain, URI.create(server));
            }
            return this;
        }

        Map<String, URI> servers() {
            return Map.copyOf(servers);
        }
    }
}
