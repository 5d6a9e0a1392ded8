package dev.mxbot.provider;

import dev.mxbot.provider.MailProvider.ClientName;
import dev.mxbot.provider.MailProvider.Kind;
import dev.mxbot.provider.MailProvider.MxHost;
import java.util.ArrayList;
import java.util.List;

/** One entry of the table of providers, as it is written down: only what there is to say about it. */
final class Entry {
    private final String id;
    private final String name;
    private final Kind kind;
    private final List<MxHost> publishes = new ArrayList<>();
    private List<String> mxHosts = List.of();
    private List<String> retired = List.of();
    private List<String> includes = List.of();
    private List<String> selectors = List.of();
    private List<String> dkimTargets = List.of();
    private final List<ClientName> clientNames = new ArrayList<>();
    private List<String> verifications = List.of();
    private boolean redundant;
    private String screen;

    private Entry(Kind kind, String id, String name) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.screen = name + " admin console, DNS records of the domain";
    }

    static Entry gateway(String id, String name) {
        return new Entry(Kind.GATEWAY, id, name);
    }

    static Entry mailbox(String id, String name) {
        return new Entry(Kind.MAILBOX, id, name);
    }

    static Entry forwarder(String id, String name) {
        return new Entry(Kind.FORWARDER, id, name);
    }

    static Entry sender(String id, String name) {
        return new Entry(Kind.SENDER, id, name);
    }

    Entry mx(String... patterns) {
        mxHosts = List.of(patterns);
        return this;
    }

    Entry retiredMx(String... patterns) {
        retired = List.of(patterns);
        return this;
    }

    Entry publishes(int preference, String host) {
        publishes.add(new MxHost(preference, host));
        return this;
    }

    Entry spf(String... patterns) {
        includes = List.of(patterns);
        return this;
    }

    Entry dkim(String... names) {
        selectors = List.of(names);
        return this;
    }

    /** All its selectors are aliases of names of this form. */
    Entry dkimAt(String... patterns) {
        dkimTargets = List.of(patterns);
        return this;
    }

    /** Mail programs look at this alias. */
    Entry client(String label, String target) {
        clientNames.add(new ClientName(label, 0, target));
        return this;
    }

    /** Mail programs look at this SRV record (RFC 6186, RFC 8314). */
    Entry client(String label, int port, String target) {
        clientNames.add(new ClientName(label, port, target));
        return this;
    }

    Entry verifiedBy(String... starts) {
        verifications = List.of(starts);
        return this;
    }

    /** A single MX name of it is a cluster. */
    Entry clustered() {
        redundant = true;
        return this;
    }

    Entry screen(String words) {
        screen = words;
        return this;
    }

    MailProvider provider() {
        return new MailProvider(
                id,
                name,
                kind,
                mxHosts,
                retired,
                publishes,
                includes,
                selectors,
                dkimTargets,
                clientNames,
                verifications,
                redundant,
                screen);
    }
}
