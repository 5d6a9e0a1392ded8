package dev.mxbot.check.bimi;

import dev.mxbot.check.dmarc.DmarcRecord;
import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.https.Fetch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found out about BIMI.
 *
 * @param txt the TXT records of the domain itself: whether it sends
 * @param dmarc the domain's own DMARC record
 * @param bimi the answer for {@code default._bimi}; empty where the DMARC policy makes BIMI pointless
 * @param logo what came of fetching the logo, and {@code certificate} of the mark certificate; empty where none is named
 */
record BimiEvidence(
        DomainName domain,
        Answer txt,
        Optional<DmarcRecord> dmarc,
        Optional<Answer> bimi,
        Optional<Fetch> logo,
        Optional<Fetch> certificate)
        implements Evidence {
    List<BimiRecord> records() {
        return bimi.stream()
                .flatMap(answer -> answer.data(Rdata.Txt.class).stream())
                .flatMap(text -> BimiRecord.parse(text.joined()).stream())
                .toList();
    }

    /** The record that counts. */
    Optional<BimiRecord> record() {
        return records().size() == 1 ? Optional.of(records().get(0)) : Optional.empty();
    }

    /** Where it stands. */
    String owner() {
        return bimi.map(answer -> answer.query().name().text()).orElse(domain.text());
    }

    /** Its SPF record says that nobody sends for it, so there is no mail to show a logo beside. */
    boolean sendsNothing() {
        List<SpfRecord> policies = txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .map(SpfRecord::parse)
                .toList();
        return policies.size() == 1 && policies.get(0).authorisesNobody();
    }

    /** Why the DMARC policy is not enough, in the terms of its tags; empty if it is. */
    Optional<String> notEnforced() {
        if (dmarc.isEmpty()) {
            return Optional.empty();
        } else if (!isEnforced()) {
            return Optional.of("p=" + tag("p").orElse("none"));
        }
        Optional<String> percent = tag("pct").filter(value -> !value.equals("100"));
        if (percent.isPresent() && tag("p").filter("quarantine"::equals).isPresent()) {
            return Optional.of("pct=" + percent.get());
        }
        if (tag("sp").filter("none"::equals).isPresent()) {
            return Optional.of("sp=none");
        }
        return tag("t").filter("y"::equals).map(test -> "t=y");
    }

    /** Its own policy asks for quarantine or reject. */
    boolean isEnforced() {
        return tag("p").filter(p -> p.equals("quarantine") || p.equals("reject"))
                .isPresent();
    }

    private Optional<String> tag(String name) {
        return dmarc.flatMap(record -> record.tag(name)).map(tag -> tag.value().toLowerCase(Locale.ROOT));
    }

    /** What a web server said, as the evidence of a finding. */
    static Observation observed(Fetch fetch) {
        String said = fetch instanceof Fetch.Response response
                ? String.valueOf(response.status())
                : ((Fetch.Failed) fetch).why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Observation(
                "GET " + fetch.uri(), said, String.valueOf(fetch.uri().getHost()), OptionalLong.empty(), fetch.at());
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        bimi.ifPresent(answer -> facts.put(
                "status", answer.isUnanswered() ? "unknown" : records().isEmpty() ? "absent" : "found"));
        record().ifPresent(record -> {
            facts.put("record", record.text());
            facts.put("logo", record.logo());
            facts.put("certificate", record.certificate());
        });
        return facts;
    }
}
