package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
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
                        .flatMap(key -> remarks(key, anyRsa).stream()
                                .map(remark -> judge(dkim, selector, remark, isUseless(key) ? WARNING : NOTICE))))
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
        if (!allows(key, "h", "sha256")) {
            remarks.add("does not allow SHA-256 (h=), the only hash in use");
        }
        if (!allows(key, "s", "email")) {
            remarks.add("is not meant for e-mail (s=)");
        }
        return remarks;
    }

    /** True if no receiver of mail may verify a signature with it. A key for TLS reports (RFC 8460 section 3) is meant to be so. */
    private static boolean isUseless(DkimRecord key) {
        boolean serves = allows(key, "s", "email") || allows(key, "s", "tlsrpt");
        boolean works = KNOWN_TYPES.contains(key.keyType()) && allows(key, "h", "sha256") && serves;
        return !key.isRevoked() && !works;
    }

    /** {@code *} stands for every service, and nothing for everything. */
    private static boolean allows(DkimRecord key, String tag, String value) {
        List<String> listed = key.listed(tag);
        return listed.isEmpty() || listed.contains(value) || (tag.equals("s") && listed.contains("*"));
    }

    private Finding judge(DkimEvidence dkim, Selector selector, String remark, Severity severity) {
        String name = dkim.nameOf(selector).text();
        return finding(name, "the key at " + name + " " + remark)
                .severity(severity)
                .impact("Receivers that cannot use the key treat the mail as unsigned.")
                .evidence(Observations.of(selector.answer()))
                .verify("dig +short " + name + " TXT")
                .build();
    }
}
