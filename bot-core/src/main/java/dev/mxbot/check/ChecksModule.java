package dev.mxbot.check;

import com.google.inject.AbstractModule;
import dev.mxbot.check.bimi.BimiModule;
import dev.mxbot.check.blocklist.BlocklistModule;
import dev.mxbot.check.clientsetup.ClientSetupModule;
import dev.mxbot.check.dane.DaneModule;
import dev.mxbot.check.delegation.DelegationModule;
import dev.mxbot.check.dkim.DkimModule;
import dev.mxbot.check.dmarc.DmarcModule;
import dev.mxbot.check.dnssec.DnssecModule;
import dev.mxbot.check.host.HostModule;
import dev.mxbot.check.lint.LintModule;
import dev.mxbot.check.mtasts.MtaStsModule;
import dev.mxbot.check.mx.MxModule;
import dev.mxbot.check.provider.ProviderModule;
import dev.mxbot.check.registration.RegistrationModule;
import dev.mxbot.check.resolution.ResolutionModule;
import dev.mxbot.check.reverse.ReverseModule;
import dev.mxbot.check.smtp.SmtpChecksModule;
import dev.mxbot.check.spf.SpfModule;
import dev.mxbot.check.tlsrpt.TlsRptModule;

/** All topics, sorted. Binds {@code Set<Check<?>>} and {@link dev.mxbot.diagnosis.Linters}. */
public final class ChecksModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new BimiModule());
        install(new BlocklistModule());
        install(new ClientSetupModule());
        install(new DaneModule());
        install(new DelegationModule());
        install(new DkimModule());
        install(new DmarcModule());
        install(new DnssecModule());
        install(new HostModule());
        install(new LintModule());
        install(new MtaStsModule());
        install(new MxModule());
        install(new ProviderModule());
        install(new RegistrationModule());
        install(new ResolutionModule());
        install(new ReverseModule());
        install(new SmtpChecksModule());
        install(new SpfModule());
        install(new TlsRptModule());
    }
}
