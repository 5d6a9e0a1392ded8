package dev.mxbot.check.tlsrpt;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one record that a domain should have in place of those that it has: every destination that can be meant, as a URI. */
final class Destinations {
    private static final int MOST = 5;

    private Destinations() {}

    static Fix instead(TlsRptEvidence tlsRpt, String title) {
        String meant = tlsRpt.records().stream()
                .flatMap(record -> record.destinations().stream())
                .map(Destinations::asUri)
                .filter(uri -> isUsable(uri))
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining(","));
        String rua = meant.isEmpty() ? "mailto:tls-reports@" + tlsRpt.domain() : meant;
        return Fix.replace(
                        title,
                        tlsRpt.published(),
                        List.of(ZoneRecord.txt(
                                tlsRpt.owner(), Observations.ttl(tlsRpt.txt()), "v=TLSRPTv1; rua=" + rua)))
                .withSteps("Whoever reads the reports has to accept mail, or POST requests, at " + rua + ".");
    }

    /** "tls@example.com" and "mailto: tls@example.com" are meant as addresses. */
    private static String asUri(String destination) {
        String bare = Stream.of("mailto://", "mailto:")
                .filter(destination::startsWith)
                .findFirst()
                .map(scheme -> destination.substring(scheme.length()))
                .orElse(destination)
                .strip();
        return bare.contains("@") && !bare.contains(":") ? "mailto:" + bare : destination.strip();
    }

    private static boolean isUsable(String uri) {
        return TlsRptRecord.parse("v=TLSRPTv1; rua=" + uri)
                .filter(record -> record.fault().isEmpty() && record.unusable().isEmpty())
                .isPresent();
    }
}
