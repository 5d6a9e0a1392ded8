package dev.mxbot.question;

import dev.mxbot.domain.DomainName;

/** One word of a text, as far as it matters. */
sealed interface Term {
    /** As it is read: lower case, without the punctuation around it. */
    String word();

    /** Neither a name nor an address. */
    record Plain(String word) implements Term {}

    /**
     * An IP address.
     *
     * @param ip in its canonical form
     */
    record Address(String word, String ip) implements Term {}

    /**
     * A domain name, by itself or in an e-mail address or URL.
     *
     * @param email the address it was taken from; empty if it was none
     */
    record Named(String word, DomainName domain, String email, Likeness likeness) implements Term {}

    /**
     * Nearly a name.
     *
     * @param reason why it is none
     */
    record Broken(String word, String reason) implements Term {}

    /** How surely somebody means a domain by it. */
    enum Likeness {
        /** An address, a URL, or a name under a top-level domain that exists. */
        CERTAIN,
        /** A name, and also what files are called: {@code deploy.sh}. */
        FILE_OR_NAME,
        /** A name under no known top-level domain: a typing error, a private network, two sentences without a blank between. */
        DOUBTFUL,
        /** A name to the letter, but hardly ever meant as one: {@code report.pdf}, {@code v1.2.x}. */
        UNLIKELY
    }
}
