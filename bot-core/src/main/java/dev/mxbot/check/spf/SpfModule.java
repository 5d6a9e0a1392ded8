package dev.mxbot.check.spf;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linter;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.finding.Topic;
import dev.mxbot.sender.SenderCheck;
import java.util.List;
import java.util.regex.Pattern;

/** Who may send in the domain's name. Binds {@link SenderCheck} for commands; needs a DNS and a clock. */
public final class SpfModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SenderCheck.class).to(CheckHost.class);
        bind(CheckHost.class).in(Scopes.SINGLETON);
    }

    @ProvidesIntoSet
    Check<?> spf() {
        return new Check<>(
                new Topic("spf"),
                new SpfProbe(),
                List.of(
                        new AbsentInclude(),
                        new AllowsEveryone(),
                        new BroadNetwork(),
                        new DanglingInclude(),
                        new DuplicateInclude(),
                        new DuplicateModifier(),
                        new IgnoredRedirect(),
                        new IncludeLoop(),
                        new InvalidAddress(),
                        new InvalidMacro(),
                        new LargeAnswer(),
                        new ManyLookups(),
                        new ManyVoidLookups(),
                        new MissingAll(),
                        new MissingSpf(),
                        new MistakenModifier(),
                        new MultipleRecords(),
                        new NeutralAll(),
                        new NotAuthorised(),
                        new ObsoleteType(),
                        new PtrMechanism(),
                        new RedirectLoop(),
                        new SecondAll(),
                        new SenderId(),
                        new SoftAll(),
                        new SyntaxMistake(),
                        new TermsAfterAll(),
                        new TooManyLookups(),
                        new TooManyMxHosts(),
                        new UnansweredSpf(),
                        new UncoveredMailHosts(),
                        new UnprotectedHostName(),
                        new UnknownInclude(),
                        new UnparkedSpf(),
                        new VoidMechanism(),
                        new WrongStart()));
    }

    @ProvidesIntoSet
    Linter<?> linter() {
        return new Linter<>(
                new RecordKind(
                        "spf",
                        "an SPF record",
                        Pattern.compile("[\\s\"']*+(?:v\\s*+[=:]?\\s*+)?spf1", Pattern.CASE_INSENSITIVE),
                        SpfRecord.VERSION,
                        false,
                        "v=spf1 include:_spf.example.net -all"),
                SpfEvidence::of,
                SpfEvidence::parsed,
                List.of(
                        new AbsentInclude(),
                        new AllowsEveryone(),
                        new BroadNetwork(),
                        new DuplicateInclude(),
                        new DuplicateModifier(),
                        new IgnoredRedirect(),
                        new IncludeLoop(),
                        new InvalidAddress(),
                        new InvalidMacro(),
                        new LargeAnswer(),
                        new ManyLookups(),
                        new MissingAll(),
                        new MistakenModifier(),
                        new MultipleRecords(),
                        new NeutralAll(),
                        new PtrMechanism(),
                        new RedirectLoop(),
                        new SecondAll(),
                        new SenderId(),
                        new SoftAll(),
                        new SyntaxMistake(),
                        new TermsAfterAll(),
                        new TooManyLookups(),
                        new WrongStart()));
    }
}
