package dev.mxbot.provider;

import static dev.mxbot.provider.Entry.forwarder;
import static dev.mxbot.provider.Entry.gateway;
import static dev.mxbot.provider.Entry.mailbox;
import static dev.mxbot.provider.Entry.sender;

import dev.mxbot.domain.DomainName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The providers that mxbot recognises, as a table in the order of recognition: gateways first, because a gateway's MX hides the mailbox
 * provider; then those that hold mailboxes, those that forward, those that only send.
 */
public final class KnownProviders {
    private static final List<MailProvider> ALL = Stream.of(
                    // Gateways
                    gateway("proofpoint", "Proofpoint")
                            .mx("*.pphosted.com", "*.gpphosted.com")
                            .spf("*.pphosted.com"),
                    gateway("proofpoint-essentials", "Proofpoint Essentials")
                            .mx("*.ppe-hosted.com")
                            .spf("*.ppe-hosted.com"),
                    gateway("mimecast", "Mimecast")
                            .mx("*.mimecast.com")
                            .retiredMx("*.mimecast.co.za", "*.mimecast-offshore.com")
                            .spf("*._netblocks.mimecast.com", "_netblocks.mimecast.com"),
                    gateway("barracuda", "Barracuda Email Gateway Defense")
                            .mx("*.barracudanetworks.com")
                            .spf("spf.ess.barracudanetworks.com", "spf.ess.*.barracudanetworks.com"),
                    gateway("cisco-secure-email", "Cisco Secure Email")
                            .mx("*.iphmx.com")
                            .spf("*.iphmx.com"),
                    gateway("sophos", "Sophos Email").mx("*.hydra.sophos.com").spf("_spf.prod.hydra.sophos.com"),
                    gateway("reflexion", "Reflexion")
                            .mx("asp.reflexion.net")
                            .spf("reflexion.net")
                            .clustered(),
                    gateway("broadcom-email-security", "Broadcom Email Security.cloud")
                            .mx("*.messagelabs.com", "*.inboundmx.com")
                            .spf("spf.messagelabs.com"),
                    gateway("hornetsecurity", "Hornetsecurity")
                            .mx("*.hornetsecurity.com")
                            .spf("spf.hornetsecurity.com"),
                    gateway("appriver", "AppRiver").mx("*.arsmtp.com").spf("*.spf.smtp25.com"),
                    gateway("intermedia", "Intermedia").mx("*.serverdata.net").spf("spf.intermedia.net"),
                    gateway("spamtitan", "SpamTitan").mx("*.spamtitan.com"),
                    gateway("spamexperts", "SpamExperts")
                            .mx("mx.spamexperts.com", "fallbackmx.spamexperts.eu", "lastmx.spamexperts.net"),

                    // Mailboxes
                    // New Microsoft domains get names below mx.microsoft that only the admin center knows; the older
                    // form keeps working for the rest.
                    mailbox("microsoft-365", "Microsoft 365")
                            .mx("*.mail.protection.outlook.com", "*.mx.microsoft")
                            .retiredMx(
                                    "mail.eo.outlook.com",
                                    "*.mail.eo.outlook.com",
                                    "mail.messaging.microsoft.com",
                                    "*.mail.messaging.microsoft.com")
                            .publishes(0, "<dom-dashes>.mail.protection.outlook.com")
                            .spf("spf.protection.outlook.com")
                            .dkim("selector1", "selector2")
                            .clustered()
                            .screen("Microsoft 365 admin center, Settings > Domains > DNS records")
                            .dkimAt("*.onmicrosoft.com", "*.dkim.mail.microsoft")
                            .client("autodiscover", "autodiscover.outlook.com")
                            .verifiedBy("MS=ms"),
                    mailbox("outlook-com", "Outlook.com")
                            .mx("*.pamx1.hotmail.com")
                            .spf("outlook.com")
                            .clustered(),
                    mailbox("google-workspace", "Google Workspace")
                            .mx(
                                    "smtp.google.com",
                                    "aspmx.l.google.com",
                                    "alt*.aspmx.l.google.com",
                                    "aspmx*.googlemail.com")
                            .retiredMx("aspmx.googlemail.com", "*.psmtp.com")
                            .publishes(1, "smtp.google.com")
                            .spf("_spf.google.com")
                            .dkim("google")
                            .clustered()
                            .screen("Google Admin console, Apps > Google Workspace > Gmail"),
                    mailbox("zoho", "Zoho Mail")
                            .mx(
                                    "mx.zoho.com",
                                    "mx2.zoho.com",
                                    "mx3.zoho.com",
                                    "mx.zoho.eu",
                                    "mx2.zoho.eu",
                                    "mx3.zoho.eu",
                                    "mx.zoho.in",
                                    "mx2.zoho.in",
                                    "mx3.zoho.in",
                                    "mx.zoho.com.au",
                                    "mx2.zoho.com.au",
                                    "mx3.zoho.com.au",
                                    "mx.zoho.jp",
                                    "mx2.zoho.jp",
                                    "mx3.zoho.jp")
                            .spf("zoho.com", "zoho.eu", "zoho.in", "zoho.com.au", "zoho.jp", "zohomail.com")
                            .dkim("zoho", "default")
                            .screen("Zoho Mail Admin Console, Domains")
                            .verifiedBy("zoho-verification="),
                    mailbox("fastmail", "Fastmail")
                            .mx("in1-smtp.messagingengine.com", "in2-smtp.messagingengine.com")
                            .publishes(10, "in1-smtp.messagingengine.com")
                            .publishes(20, "in2-smtp.messagingengine.com")
                            .spf("spf.messagingengine.com")
                            .dkim("fm1", "fm2", "fm3")
                            .screen("Fastmail, Settings > Domains")
                            .dkimAt("*.dkim.fmhosted.com")
                            .client("_autodiscover._tcp", 443, "autodiscover.fastmail.com")
                            .client("_imaps._tcp", 993, "imap.fastmail.com")
                            .client("_submissions._tcp", 465, "smtp.fastmail.com"),
                    mailbox("proton", "Proton Mail")
                            .mx("mail.protonmail.ch", "mailsec.protonmail.ch")
                            .publishes(10, "mail.protonmail.ch")
                            .publishes(20, "mailsec.protonmail.ch")
                            .spf("_spf.protonmail.ch")
                            .dkim("protonmail", "protonmail2", "protonmail3")
                            .screen("Proton Mail, Settings > All settings > Domain names")
                            .dkimAt("*.domains.proton.ch")
                            .verifiedBy("protonmail-verification="),
                    mailbox("icloud", "iCloud Mail")
                            .mx("mx01.mail.icloud.com", "mx02.mail.icloud.com")
                            .publishes(10, "mx01.mail.icloud.com")
                            .publishes(10, "mx02.mail.icloud.com")
                            .spf("icloud.com")
                            .dkim("sig1")
                            .screen("iCloud settings, Custom Email Domain")
                            .dkimAt("*.icloudmailadmin.com")
                            .verifiedBy("apple-domain="),
                    mailbox("migadu", "Migadu")
                            .mx("aspmx1.migadu.com", "aspmx2.migadu.com")
                            .publishes(10, "aspmx1.migadu.com")
                            .publishes(20, "aspmx2.migadu.com")
                            .spf("spf.migadu.com")
                            .dkim("key1", "key2", "key3")
                            .dkimAt("*._domainkey.migadu.com")
                            .client("_autodiscover._tcp", 443, "autodiscover.migadu.com")
                            .client("_imaps._tcp", 993, "imap.migadu.com")
                            .client("_submissions._tcp", 465, "smtp.migadu.com")
                            .verifiedBy("hosted-email-verify="),
                    mailbox("mailbox-org", "mailbox.org")
                            .mx("mxext1.mailbox.org", "mxext2.mailbox.org", "mxext3.mailbox.org")
                            .spf("mailbox.org", "spf.mailbox.org")
                            .dkim("mbo0001", "mbo0002", "mbo0003", "mbo0004"),
                    mailbox("tuta", "Tuta")
                            .mx("mail.tutanota.de")
                            .spf("spf.tutanota.de")
                            .dkim("s1", "s2")
                            .clustered()
                            .dkimAt("*.domainkey.tutanota.de")
                            .verifiedBy("t-verify="),
                    mailbox("infomaniak", "Infomaniak")
                            .mx("mta-gw.infomaniak.ch")
                            .publishes(5, "mta-gw.infomaniak.ch")
                            .spf("spf.infomaniak.ch")
                            .clustered(),
                    mailbox("gandi", "Gandi")
                            .mx("spool.mail.gandi.net", "fb.mail.gandi.net")
                            .publishes(10, "spool.mail.gandi.net")
                            .publishes(50, "fb.mail.gandi.net")
                            .spf("_mailcust.gandi.net")
                            .dkim("gm1", "gm2", "gm3")
                            .dkimAt("*.gandimail.net"),
                    mailbox("ovh", "OVHcloud")
                            .mx("mx*.mail.ovh.net")
                            .retiredMx("mx1.ovh.net", "mx2.ovh.net", "mxb.ovh.net")
                            .spf("mx.ovh.com")
                            .client("_autodiscover._tcp", 443, "mailconfig.ovh.net")
                            .client("_imaps._tcp", 993, "ssl0.ovh.net"),
                    mailbox("ionos", "IONOS")
                            .mx(
                                    "mx*.ionos.com",
                                    "mx*.ionos.de",
                                    "mx*.ionos.co.uk",
                                    "mx*.ionos.es",
                                    "mx*.ionos.fr",
                                    "mx*.ionos.it")
                            .retiredMx(
                                    "*.1and1.com",
                                    "*.1and1.co.uk",
                                    "*.1and1.es",
                                    "*.1and1.fr",
                                    "*.1and1.it",
                                    "mx*.kundenserver.de",
                                    "mx*.perfora.net")
                            .spf("_spf-us.ionos.com", "_spf-eu.ionos.com")
                            .dkim("s1-ionos", "s2-ionos")
                            .dkimAt("*.dkim.ionos.com")
                            .client("autodiscover", "adsredir.ionos.info"),
                    mailbox("namecheap-private-email", "Namecheap Private Email")
                            .mx("mx1.privateemail.com", "mx2.privateemail.com")
                            .publishes(10, "mx1.privateemail.com")
                            .publishes(10, "mx2.privateemail.com")
                            .spf("spf.privateemail.com")
                            .dkim("default"),
                    mailbox("godaddy", "GoDaddy Professional Email")
                            .mx(
                                    "smtp.secureserver.net",
                                    "mailstore1.secureserver.net",
                                    "*.europe.secureserver.net",
                                    "*.asia.secureserver.net")
                            .spf("secureserver.net"),
                    mailbox("rackspace", "Rackspace Email")
                            .mx("mx1.emailsrvr.com", "mx2.emailsrvr.com")
                            .publishes(10, "mx1.emailsrvr.com")
                            .publishes(20, "mx2.emailsrvr.com")
                            .spf("emailsrvr.com")
                            .dkim("mail")
                            .client("autodiscover", "autodiscover.emailsrvr.com"),
                    mailbox("yandex-360", "Yandex 360")
                            .mx("mx.yandex.net", "mx.yandex.ru")
                            .publishes(10, "mx.yandex.net")
                            .spf("_spf.yandex.net")
                            .dkim("mail")
                            .clustered(),
                    mailbox("hostinger", "Hostinger Email")
                            .mx("mx1.hostinger.com", "mx2.hostinger.com")
                            .publishes(5, "mx1.hostinger.com")
                            .publishes(10, "mx2.hostinger.com")
                            .spf("_spf.mail.hostinger.com")
                            .dkim("hostingermail-a", "hostingermail-b", "hostingermail-c")
                            .dkimAt("*.dkim.mail.hostinger.com")
                            .client("autodiscover", "autodiscover.mail.hostinger.com")
                            .client("autoconfig", "autoconfig.mail.hostinger.com"),
                    mailbox("titan", "Titan")
                            .mx("mx1.titan.email", "mx2.titan.email")
                            .retiredMx("mx1.flockmail.com", "mx2.flockmail.com")
                            .publishes(10, "mx1.titan.email")
                            .publishes(20, "mx2.titan.email")
                            .spf("spf.titan.email", "spf.flockmail.com"),
                    // Its MX is mail.<domain>, which says nothing; only the include does.
                    mailbox("bluehost", "Bluehost").spf("websitewelcome.com"),
                    mailbox("purelymail", "Purelymail")
                            .mx("mailserver.purelymail.com")
                            .spf("_spf.purelymail.com")
                            .dkim("purelymail1", "purelymail2", "purelymail3")
                            .clustered()
                            .dkimAt("*.dkimroot.purelymail.com")
                            .verifiedBy("purelymail_ownership_proof="),
                    mailbox("mxroute", "MXroute")
                            .mx("*.mxrouting.net", "*.mxroute.com", "*.mxlogin.com")
                            .spf("mxlogin.com", "mxroute.com")
                            .dkim("x"),
                    mailbox("yahoo", "Yahoo Mail").mx("*.yahoodns.net"),
                    mailbox("dreamhost", "DreamHost").mx("*.mail.dreamhost.com").spf("netblocks.dreamhost.com"),
                    mailbox("one-com", "one.com").mx("*.one.com").spf("_custspf.one.com"),
                    mailbox("gmx", "GMX").mx("*.gmx.net").spf("gmx.net"),
                    mailbox("qq-mail", "QQ Mail").mx("*.qq.com").spf("spf.mail.qq.com"),
                    mailbox("siteground", "SiteGround")
                            .mx("*.mailspamprotection.com")
                            .spf("*.spf.auto.dnssmarthost.net"),
                    mailbox("pobox", "Pobox").mx("*.pobox.com").spf("pobox.com"),
                    mailbox("runbox", "Runbox").mx("*.runbox.com").spf("spf.runbox.com"),
                    mailbox("rediff", "Rediffmail Pro").mx("*.rediffmailpro.com"),

                    // Forwarders
                    forwarder("cloudflare-email-routing", "Cloudflare Email Routing")
                            .mx("route*.mx.cloudflare.net")
                            .spf("_spf.mx.cloudflare.net")
                            .dkim("cf2024-1")
                            .screen("Cloudflare dashboard, Email > Email Routing"),
                    forwarder("improvmx", "ImprovMX")
                            .mx("mx1.improvmx.com", "mx2.improvmx.com")
                            .publishes(10, "mx1.improvmx.com")
                            .publishes(20, "mx2.improvmx.com")
                            .spf("spf.improvmx.com")
                            .dkim("dkimprovmx1", "dkimprovmx2"),
                    forwarder("forward-email", "Forward Email")
                            .mx("mx1.forwardemail.net", "mx2.forwardemail.net")
                            .publishes(0, "mx1.forwardemail.net")
                            .publishes(0, "mx2.forwardemail.net")
                            .spf("spf.forwardemail.net"),
                    forwarder("wordpress-com", "WordPress.com forwarding")
                            .mx("smtp-fwd.wordpress.com")
                            .clustered(),

                    // Senders
                    // Also the inbound side of WorkMail; a domain that includes it in SPF mostly just sends through it.
                    sender("amazon-ses", "Amazon SES and WorkMail")
                            .mx("inbound-smtp.*.amazonaws.com", "feedback-smtp.*.amazonses.com")
                            .spf("amazonses.com")
                            .dkim("resend")
                            .clustered(),
                    sender("mailgun", "Mailgun")
                            .mx("mxa.mailgun.org", "mxb.mailgun.org", "mxa.eu.mailgun.org", "mxb.eu.mailgun.org")
                            .spf("mailgun.org", "eu.mailgun.org")
                            .dkim("krs", "k1", "pic", "mailo", "smtp"),
                    sender("sendgrid", "SendGrid")
                            .mx("mx.sendgrid.net")
                            .spf("sendgrid.net")
                            .dkim("s1", "s2")
                            .clustered(),
                    sender("postmark", "Postmark")
                            .mx("inbound.postmarkapp.com")
                            .spf("spf.mtasv.net")
                            .clustered(),
                    sender("mailjet", "Mailjet")
                            .mx("parse.mailjet.com")
                            .spf("spf.mailjet.com")
                            .dkim("mailjet")
                            .clustered(),
                    sender("mailchimp", "Mailchimp").spf("servers.mcsv.net").dkim("k1", "k2", "k3"),
                    sender("mandrill", "Mailchimp Transactional")
                            .spf("spf.mandrillapp.com")
                            .dkim("mandrill"))
            .map(Entry::provider)
            .toList();

    private static final NamePatterns MX_HOSTS = new NamePatterns(
            ALL,
            provider -> Stream.concat(provider.mxHosts().stream(), provider.retiredMxHosts().stream())
                    .toList());
    private static final NamePatterns SPF_INCLUDES = new NamePatterns(ALL, MailProvider::spfIncludes);
    private static final NamePatterns DKIM_TARGETS = new NamePatterns(ALL, MailProvider::dkimTargets);

    private KnownProviders() {}

    /** In the order of recognition. */
    public static List<MailProvider> all() {
        return ALL;
    }

    /** Who runs this MX host. */
    public static Optional<MailProvider> byMxHost(DomainName host) {
        return MX_HOSTS.find(host);
    }

    /** Who takes the mail of a domain with these MX hosts; of several, the first in the order of recognition. */
    public static Optional<MailProvider> byMxHosts(Collection<DomainName> hosts) {
        return hosts.stream().flatMap(host -> byMxHost(host).stream()).min(Comparator.comparingInt(ALL::indexOf));
    }

    /** Whose keys stand where this alias of a DKIM selector leads. */
    public static Optional<MailProvider> byDkimTarget(DomainName target) {
        return DKIM_TARGETS.find(target);
    }

    /** Who sets up the mail programs that look at this host. */
    public static Optional<MailProvider> byClientTarget(DomainName target) {
        return ALL.stream().filter(provider -> provider.setsUpAt(target)).findFirst();
    }

    /** With whom this TXT record once verified the domain. */
    public static Optional<MailProvider> byVerification(String text) {
        return ALL.stream().filter(provider -> provider.verifiedBy(text)).findFirst();
    }

    /** Whose servers this SPF include authorises. */
    public static Optional<MailProvider> bySpfInclude(DomainName include) {
        return SPF_INCLUDES.find(include);
    }
}
