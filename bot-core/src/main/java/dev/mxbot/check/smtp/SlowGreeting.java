package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.lookup.smtp.Stage;
import java.time.Duration;
import java.util.List;

/** Says that a mail host lets its callers wait for the greeting. */
@RuleInfo(
        code = "smtp.banner.slow",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 4.5.3.2",
        summary = "A mail host takes more than five seconds to greet")
final class SlowGreeting implements Rule<SmtpEvidence> {
    private static final Duration LONG = Duration.ofSeconds(5);

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host ->
                        host.with(SlowGreeting::isSlow).stream().limit(1).map(talk -> finding(host, talk)))
                .toList();
    }

    private static boolean isSlow(Conversation talk) {
        return talk.broke(Stage.BANNER, Cause.TIMEOUT)
                || talk.session()
                        .exchange(Stage.BANNER)
                        .filter(banner -> banner.took().compareTo(LONG) > 0)
                        .isPresent();
    }

    private Finding finding(Exchanger host, Conversation talk) {
        String how = talk.session()
                .exchange(Stage.BANNER)
                .map(Exchange::took)
                .map(took -> "took " + took.toSeconds() + " s to greet")
                .orElse("took the connection and had not greeted when mxbot gave up");
        return finding(host.name().text(), host.at(talk) + " " + how)
                .impact(
                        "Mail servers wait up to five minutes, so mail arrives; programs with less patience give up. Some hosts do so"
                                + " on purpose to those that they do not know.")
                .evidence(talk.session().exchange(Stage.BANNER).isPresent() ? talk.said(Stage.BANNER) : talk.ended())
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Find out what the host waits for before it greets",
                                "Mostly it is a lookup that nobody answers: the name of the caller's address, or a block list that is"
                                        + " gone. If the delay is a measure against spam, leave it.")))
                .verify("time nc " + talk.addressText() + " 25 </dev/null")
                .build();
    }
}
