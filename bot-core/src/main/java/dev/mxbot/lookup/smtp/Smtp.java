package dev.mxbot.lookup.smtp;

import dev.mxbot.lookup.dns.Dns;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Whom to ask how a mail host answers. */
public interface Smtp {
    /** False if the settings are that no mail host is connected to. */
    default boolean isOn() {
        return true;
    }

    /**
     * Holds one conversation, or gives what the last minutes' one with the same address came to. Never completes exceptionally, and
     * always within its limit of time: what went wrong is part of the session.
     */
    CompletionStage<SmtpSession> talk(SmtpRequest request);

    /**
     * As {@link #talk(SmtpRequest)}, but where the host says nothing for a moment, and {@link #egress} shows that nobody is heard from
     * here, the end is not waited for.
     */
    default CompletionStage<SmtpSession> talk(SmtpRequest request, Dns dns) {
        return talk(request);
    }

    /** What a conversation of the last minutes came to; nobody is connected to. */
    Optional<SmtpSession> known(SmtpRequest request);

    /**
     * Whether this machine's connections to port 25 leave its network: shown by any conversation with a public address, else by hosts
     * that are known to answer. Asked rarely, remembered long.
     *
     * @param dns finds the addresses of the known hosts
     */
    CompletionStage<Egress> egress(Dns dns);
}
