package dev.mxbot.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way to break example.org. */
record Defect(String name, UnaryOperator<List<String>> mutation) {
    private static final String DMARC = "_dmarc.example.org. TXT ";
    private static final String SPF = "example.org. TXT ";

    List<String> apply(List<String> zone) {
        return List.copyOf(mutation.apply(zone));
    }

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        mx(all);
        spf(all);
        dmarc(all);
        transport(all);
        others(all);
        return List.copyOf(all);
    }

    private static void mx(List<Defect> all) {
        all.add(removing("no MX", "^example\\.org\\. .* MX .*"));
        all.add(editing("misspelt MX host", "(^example\\.org\\. .* MX \\d+ )mx1\\.example\\.org", "$1mx1.exmaple.org"));
        all.add(editing("misspelt provider", "(^example\\.org\\. .* MX \\d+ )(aspmx|smtp)(.*)google", "$1$2$3gogle"));
        all.add(editing("doubled origin", "(^example\\.org\\. .* MX \\d+ )(mx1\\.example\\.org)", "$1$2.example.org"));
        all.add(editing(
                "origin behind a provider",
                "(^example\\.org\\. .* MX \\d+ )(smtp\\.google\\.com)",
                "$1$2.example.org"));
        all.add(editing("address as MX", "(^example\\.org\\. .* MX \\d+ )mx1\\.example\\.org", "$15.253.10.25"));
        all.add(editing("single label", "(^example\\.org\\. .* MX \\d+ )mx1\\.example\\.org", "$1mx1"));
        all.add(adding("null MX beside others", "example.org. MX 0 ."));
        all.add(editing("same host twice", "^(example\\.org\\. .* MX )(\\d+)( .*)", "$1$2$3\n$19$2$3"));
        all.add(adding(
                "alias as MX", "example.org. MX 30 alias.example.org.", "alias.example.org. CNAME mx1.example.org."));
        all.add(adding("private MX", "example.org. MX 40 inner.example.org.", "inner.example.org. A 10.0.0.5"));
        all.add(adding("loopback MX", "example.org. MX 41 local.example.org.", "local.example.org. A 127.0.0.1"));
        all.add(adding("one private address", "mx1.example.org. A 192.168.7.7"));
        all.add(adding("MX without address", "example.org. MX 42 text.example.org.", "text.example.org. TXT \"x\""));
        all.add(adding("MX that does not exist", "example.org. MX 43 gone.example.org."));
        all.add(adding("MX at a lost domain", "example.org. MX 44 mx.lost-domain-of-old.net."));
        all.add(adding("two providers", "example.org. MX 5 example-org.mail.protection.outlook.com."));
        all.add(adding("two providers the other way", "example.org. MX 5 smtp.google.com."));
        all.add(adding(
                "underscore",
                "example.org. MX 45 mail_1.example.org.",
                "mail_1.example.org. A 5.253.10.77",
                "77.10.253.5.in-addr.arpa. PTR mail_1.example.org."));
        all.add(adding("verification left over", "example.org. MX 32767 ms12345678.msv1.invalid."));
        all.add(adding(
                "backup first",
                "example.org. MX 3 backup.example.org.",
                "backup.example.org. A 5.253.10.88",
                "88.10.253.5.in-addr.arpa. PTR backup.example.org."));
        all.add(new Defect(
                "null MX that sends",
                zone -> with(without(zone, "^example\\.org\\. .* MX .*"), "example.org. MX 0 .")));
        all.add(new Defect(
                "null MX with a preference",
                zone -> with(
                        without(without(zone, "^example\\.org\\. .* (MX|TXT) .*"), "_mta-sts.*"),
                        "example.org. MX 10 .",
                        SPF + "\"v=spf1 -all\"")));
        all.add(new Defect(
                "implicit MX",
                zone -> with(without(zone, "^example\\.org\\. .* MX .*"), "example.org. A 5.253.80.80")));
        all.add(removing("no IPv4", "^mx[12]\\.example\\.org\\. .* A .*"));
        all.add(removing("one host without address", "^mx2\\.example\\.org\\. .* A .*"));
    }

    private static void spf(List<Defect> all) {
        all.add(removing("no SPF", "^example\\.org\\. .* TXT .*"));
        all.add(adding("two SPF records", SPF + "\"v=spf1 include:svc.example.net ~all\""));
        all.add(spf("everybody may send", " -all", " +all"));
        all.add(spf("nobody is said to be wrong", " -all", " ?all"));
        all.add(spf("no all", " -all", ""));
        all.add(spf("address that is none", "v=spf1 ", "v=spf1 ip4:5.253.10.999 "));
        all.add(spf("misspelt mechanism", "v=spf1 ", "v=spf1 inculde:svc.example.net "));
        all.add(spf("blank too many", "v=spf1 ", "v=spf1 include: svc.example.net "));
        all.add(spf("include of nothing", "v=spf1 ", "v=spf1 include:nothing.example.net "));
        all.add(spf("include of itself", "v=spf1 ", "v=spf1 include:example.org "));
        all.add(spf("include of a loop", "v=spf1 ", "v=spf1 include:loop.example.net "));
        all.add(spf("redirect beside all", " -all", " redirect=svc.example.net -all"));
        all.add(spf("redirect to itself", " -all", " redirect=example.org"));
        all.add(spf("terms after all", " -all", " -all include:svc.example.net"));
        all.add(spf("all twice", " -all", " ~all -all"));
        all.add(spf("ptr", "v=spf1 ", "v=spf1 ptr "));
        all.add(spf("mistaken modifier", "v=spf1 ", "v=spf1 include=svc.example.net "));
        all.add(spf("wrong start", "v=spf1 ", "v=spf 1 "));
        all.add(spf("unknown macro", "v=spf1 ", "v=spf1 exists:%{q}.example.org "));
        all.add(spf("redirect twice", " -all", " redirect=svc.example.net redirect=svc.example.net"));
        all.add(spf("half the Internet", "v=spf1 ", "v=spf1 ip4:0.0.0.0/1 "));
        all.add(spf("comma", "v=spf1 ", "v=spf1 ip4:5.253.10.25, "));
    }

    private static void dmarc(List<Defect> all) {
        all.add(removing("no DMARC", "^_dmarc\\..*"));
        all.add(dmarc("p=none", "p=reject", "p=none"));
        all.add(adding("two DMARC records", DMARC + "\"v=DMARC1; p=none\""));
        all.add(dmarc("misspelt policy", "p=reject", "p=rejected"));
        all.add(dmarc("policy that is none", "p=reject", "p=maybe"));
        all.add(adding("SPF at DMARC", DMARC + "\"v=spf1 -all\""));
        all.add(dmarc("no policy", "p=reject; ", ""));
        all.add(dmarc("reports to nobody", "mailto:dmarc@example.org", "dmarc@example.org"));
        all.add(dmarc("weak for subdomains", "p=reject", "p=reject; sp=none"));
        all.add(dmarc("weak for what does not exist", "p=reject", "p=reject; np=none"));
        all.add(dmarc("missing semicolon", "p=reject;", "p=reject"));
        all.add(dmarc("wrong version", "v=DMARC1", "v=DMARC"));
    }

    private static void transport(List<Defect> all) {
        all.add(editing("MTA-STS without id", "^(_mta-sts\\..*); id=20261120", "$1"));
        all.add(editing("MTA-STS with a bad id", "^(_mta-sts\\..*)id=20261120", "$1id=2026-11-20"));
        all.add(adding("two MTA-STS records", "_mta-sts.example.org. TXT \"v=STSv1; id=1\""));
        all.add(editing("TLSRPT without semicolon", "^(_smtp\\..*)v=TLSRPTv1;", "$1v=TLSRPTv1"));
        all.add(editing("TLSRPT without rua", "^(_smtp\\..*); rua=.*", "$1\""));
        all.add(editing("TLSRPT to nobody", "^(_smtp\\..*)mailto:", "$1"));
        all.add(adding("two TLSRPT records", "_smtp._tls.example.org. TXT \"v=TLSRPTv1; rua=mailto:b@example.org\""));
    }

    private static void others(List<Defect> all) {
        all.add(removing("no PTR", "^25\\.10\\.253\\.5\\..*"));
        all.add(editing("PTR of another", "^(25\\.10\\.253\\.5\\..*) mx1\\.example\\.org", "$1 mx2.example.org"));
        all.add(editing("damaged key", "^((?:mail|google|selector1)\\._domainkey.*)p=MIIBIj", "$1p=MIIBI!!"));
        all.add(new Defect(
                "alias at the apex",
                zone -> with(
                        without(zone, "^example\\.org\\. .* (MX|TXT|NS|SOA) .*"),
                        "example.org. CNAME site.example.net.",
                        "site.example.net. A 5.253.80.81")));
        all.add(removing("one name server", "^example\\.org\\. .* NS ns2.*"));
    }

    private static Defect spf(String name, String from, String to) {
        return editing(name, "^(example\\.org\\. .* TXT .*)" + Pattern.quote(from), "$1" + to);
    }

    private static Defect dmarc(String name, String from, String to) {
        return editing(name, "^(_dmarc\\..*)" + Pattern.quote(from), "$1" + to);
    }

    private static Defect adding(String name, String... lines) {
        return new Defect(name, zone -> with(zone, lines));
    }

    private static Defect removing(String name, String pattern) {
        return new Defect(name, zone -> without(zone, pattern));
    }

    /** The first match in each line; what has several lines then becomes several records. */
    private static Defect editing(String name, String pattern, String to) {
        Pattern from = Pattern.compile(pattern);
        return new Defect(
                name,
                zone -> zone.stream()
                        .flatMap(line -> from.matcher(line).find()
                                ? from.matcher(line).replaceFirst(to).lines().map(Zone::canonical)
                                : Stream.of(line))
                        .toList());
    }

    private static List<String> with(List<String> zone, String... lines) {
        return Stream.concat(zone.stream(), Stream.of(lines).map(Zone::canonical))
                .toList();
    }

    private static List<String> without(List<String> zone, String pattern) {
        return zone.stream().filter(line -> !line.matches(pattern)).toList();
    }
}
