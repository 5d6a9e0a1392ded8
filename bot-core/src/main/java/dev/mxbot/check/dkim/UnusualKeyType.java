package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says that a key is of a kind that not every receiver can use. */
@RuleInfo(
        code = "dkim.key.type",
        severity = NOTICE,
        lane = SENDING,
        spec = {"RFC 6376 section 3.6.1", "RFC 8301 section 3.1", "RFC 8463 section 3"},
        summary = "A DKIM key's type, hash or service leaves receivers unable to use it")
final class UnusualKeyType implements Rule<DkimEvidence> {
    private static final Set<String> KNOWN_TYPES = Set.of("rsa", "ed25519");

    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        boolean anyRsa = dkim.published().stream()
                .flatMap(selector -> selector.keys().stream())
                .anyMatch(key -> key.keyType().equals("rsa") && !key.isRevoked());
        return dkim.published().stream()
                .flatMap(selector -> selector.keys().stream()
                        .flatMap(key -> remarks(key, anyRsa).stream().map(remark -> judge(dkim, selector, remark))))
                .toList();
    }

    private static List<String> remarks(DkimRecord key, boolean anyRsa) {
        List<String> remarks = new ArrayList<>();
        if (!KNOWN_TYPES.contains(key.keyType())) {
            remarks.add("has a key type that no standard defines, so no receiver uses it");
        } else if (key.keyType().equals("ed25519") && !anyRsa) {
            remarks.add(
                    "is Ed25519; receivers without RFC 8463 cannot verify its signatures and need an RSA key beside it");
        }
        // RFC 8301 section 3.1: rsa-sha1 must not be used for signing or verifying.
        if (!key.listed("h").isEmpty() && !key.listed("h").contains("sha256")) {
            remarks.add("does not allow SHA-256 (h=), the only hash in use");
        }
        if (!key.listed("s").isEmpty()
                && !key.listed("s").contains("email")
                && !key.listed("s").contains("*")) {
            remarks.add("is not meant for e-mail (s=)");
        }
        return remarks;
    }

    private Finding judge(DkimEvidence dkim, Selector selector, String remark) {
        String name = dkim.nameOf(selector).text();
        return finding(name, "the key at " + name + " " + remark)
                .impact("Receivers that cannot use the key treat the mail as unsigned.")
                .evidence(Observations.of(selector.answer()))
                .verify("dig +short " + name + " TXT")
                .build();
    }
}
