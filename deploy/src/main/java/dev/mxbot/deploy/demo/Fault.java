package dev.mxbot.deploy.demo;

/** What a name server does wrong with one zone. */
enum Fault {
    /** It never answers. */
    SILENT,
    /** It does not know the zone although it is delegated to it: a lame delegation. */
    REFUSED,
    SERVFAIL
}
