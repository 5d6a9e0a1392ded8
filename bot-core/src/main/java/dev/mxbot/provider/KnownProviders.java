package dev.mxbot.provider;

import static dev.mxbot.provider.MailProvider.Kind.MAILBOX;

import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.MailProvider.MxHost;
import java.util.List;
import java.util.Optional;

/** The providers that mxbot recognises; gateways first, because a gateway's MX hides the mailbox provider. */
public final class KnownProviders {
    private static final List<MailProvider> ALL = List.of(
            new MailProvider(
                    "google-workspace",
                    "Google Workspace",
                    MAILBOX,
                    List.of(
                            "smtp.google.com",
                            "aspmx.l.google.com",
                            "alt*.aspmx.l.google.com",
                            "aspmx*.googlemail.com"),
                    List.of(new MxHost(1, "smtp.google.com")),
                    List.of("_spf.google.com"),
                    List.of("google"),
                    true,
                    "Google Admin console, Apps > Google Workspace > Gmail"),
            new MailProvider(
                    "microsoft-365",
                    "Microsoft 365",
                    MAILBOX,
                    List.of("*.mail.protection.outlook.com", "*.mx.microsoft", "mail.eo.outlook.com"),
                    List.of(),
                    List.of("spf.protection.outlook.com"),
                    List.of("selector1", "selector2"),
                    true,
                    "Microsoft 365 admin center, Settings > Domains > DNS records"));

    private KnownProviders() {}

    public static List<MailProvider> all() {
        return ALL;
    }

    /** Who runs this MX host. */
    public static Optional<MailProvider> byMxHost(DomainName host) {
        return ALL.stream().filter(provider -> provider.receivesAt(host)).findFirst();
    }

    /** Whose servers this SPF include authorises. */
    public static Optional<MailProvider> bySpfInclude(DomainName include) {
        return ALL.stream().filter(provider -> provider.sendsThrough(include)).findFirst();
    }
}
