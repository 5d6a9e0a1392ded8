package dev.mxbot.testing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a registry answers about a domain, shaped as the large ones shape it. */
public final class RdapAnswer {
    private RdapAnswer() {}

    /** A domain that is registered until then, say {@code 2027-03-14T04:00:00Z}. */
    public static String held(String domain, String expiration, String... statuses) {
        return """
                {
                  "objectClassName": "domain",
                  "handle": "4711_DOMAIN_COM-VRSN",
                  "ldhName": "%s",
                  "links": [
                    {"value": "https://rdap.example.net/domain/x", "rel": "self", "type": "application/rdap+json"}
                  ],
                  "status": [%s],
                  "entities": [
                    {
                      "objectClassName": "entity",
                      "handle": "292",
                      "roles": ["registrar"],
                      "publicIds": [{"type": "IANA Registrar ID", "identifier": "292"}],
                      "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "A Registrar, Inc."]]],
                      "status": ["server hold"],
                      "events": [{"eventAction": "expiration", "eventDate": "1999-01-01T00:00:00Z"}]
                    }
                  ],
                  "events": [
                    {"eventAction": "registration", "eventDate": "1995-08-14T04:00:00Z"},
                    {"eventAction": "expiration", "eventDate": "%s"},
                    {"eventAction": "last update of RDAP database", "eventDate": "2026-11-20T13:59:47Z"}
                  ],
                  "secureDNS": {"delegationSigned": true, "dsData": [{"keyTag": 370, "algorithm": 13}]},
                  "nameservers": [{"objectClassName": "nameserver", "ldhName": "NS1.EXAMPLE.NET"}],
                  "rdapConformance": ["rdap_level_0", "icann_rdap_response_profile_1"],
                  "notices": [{"title": "Terms of Use", "description": ["You agree to be asked little."]}]
                }
                """.formatted(
                domain,
                Arrays.stream(statuses).map(status -> '"' + status + '"').collect(Collectors.joining(", ")),
                expiration);
    }
}
