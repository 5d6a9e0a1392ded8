package dev.mxbot.check.mtasts;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linter;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.finding.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** MTA-STS. */
public final class MtaStsModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(MtaStsProbe.class);
    }

    @ProvidesIntoSet
    Check<?> mtasts(MtaStsProbe probe) {
        return new Check<>(
                new Topic("mtasts"),
                probe,
                List.of(
                        new FaultyPolicy(),
                        new FaultyRecord(),
                        new MisplacedRecord(),
                        new MissingRecord(),
                        new NoneMode(),
                        new OrphanRecord(),
                        new RedirectedPolicy(),
                        new SeveralRecords(),
                        new ShortMaxAge(),
                        new TestingMode(),
                        new UnansweredRecord(),
                        new UncoveredMx(),
                        new UnreachablePolicy(),
                        new UnresolvablePolicyHost(),
                        new UntrustedPolicyHost(),
                        new UnusedPattern(),
                        new UselessLine(),
                        new WrongContentType()));
    }

    @ProvidesIntoSet
    Linter<?> recordLinter() {
        return new Linter<>(
                new RecordKind(
                        "mta-sts",
                        "an MTA-STS record",
                        Pattern.compile("[\\s\"']*+(?:v\\s*+[=:]?\\s*+)?stsv?1", Pattern.CASE_INSENSITIVE),
                        "v=STSv1",
                        false,
                        "v=STSv1; id=20260101T000000;"),
                MtaStsEvidence::ofRecord,
                MtaStsEvidence::parsedRecord,
                List.of(new FaultyRecord(), new SeveralRecords()));
    }

    @ProvidesIntoSet
    Linter<?> policyLinter() {
        return new Linter<>(
                new RecordKind(
                        "mta-sts-policy",
                        "an MTA-STS policy",
                        Pattern.compile("\\s*+(?:version|mode|mx|max_age)\\s*+:", Pattern.CASE_INSENSITIVE),
                        "version: STSv1",
                        true,
                        "version: STSv1, mode: enforce, mx: mail.example.com, max_age: 604800, each on a line of its own"),
                MtaStsEvidence::ofPolicy,
                MtaStsEvidence::parsedPolicy,
                List.of(new FaultyPolicy(), new NoneMode(), new ShortMaxAge(), new TestingMode(), new UselessLine()));
    }
}
