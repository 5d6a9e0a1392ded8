package dev.mxbot.lookup.rdap;

import dev.mxbot.domain.DomainName;
import java.util.concurrent.CompletionStage;

/** Whom to ask about the registration of a name. */
public interface Rdap {
    /** Nobody is asked about anything. */
    Rdap OFF = new OffRdap();

    /**
     * Asks the registry, unless it is known from the last day. Never completes exceptionally, and always within three seconds: what went
     * wrong is a {@link Registration.Unknown}.
     *
     * @param registered the name as it was registered, without labels below
     */
    CompletionStage<Registration> ask(DomainName registered);

    /** What the registry said within the last day; nobody is asked. */
    Registration known(DomainName registered);
}
