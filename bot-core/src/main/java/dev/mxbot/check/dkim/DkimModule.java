package dev.mxbot.check.dkim;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linter;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.finding.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** DKIM keys. */
public final class DkimModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> dkim() {
        return new Check<>(
                new Topic("dkim"),
                new DkimProbe(),
                List.of(
                        new DamagedKey(),
                        new DanglingSelector(),
                        new DoubledDomain(),
                        new MissingSelector(),
                        new NoDomainKeyName(),
                        new NoSelectorFound(),
                        new RevokedKey(),
                        new SeveralKeys(),
                        new ShortKey(),
                        new TestMode(),
                        new UnansweredSelectors(),
                        new UnusualKeyType()));
    }

    @ProvidesIntoSet
    Linter<?> linter() {
        return new Linter<>(
                new RecordKind(
                        "dkim",
                        "a DKIM key record",
                        Pattern.compile(
                                "[\\s\"']*+(?:(?:v\\s*+[=:]?\\s*+)?dkim1|k\\s*+=|p\\s*+=(?!\\s*+(?:none|quarantine|reject)))",
                                Pattern.CASE_INSENSITIVE),
                        "v=DKIM1",
                        false,
                        "v=DKIM1; k=rsa; p=<the public key in base64>"),
                DkimEvidence::of,
                DkimEvidence::parsed,
                List.of(
                        new DamagedKey(),
                        new RevokedKey(),
                        new SeveralKeys(),
                        new ShortKey(),
                        new TestMode(),
                        new UnusualKeyType()));
    }
}
