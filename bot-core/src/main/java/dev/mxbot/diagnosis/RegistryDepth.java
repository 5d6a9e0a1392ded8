package dev.mxbot.diagnosis;

/** Whether the registries of the names are asked, besides the DNS. */
public enum RegistryDepth {
    /** Nobody is asked: for the checks of watches and for many domains at once, which registries forbid. */
    NONE,
    /** Nobody is asked; what a registry said lately counts. For trials of a fix. */
    KNOWN,
    /** Only where a person asked for this domain. */
    ASK
}
