package dev.mxbot.deploy.cli;

import picocli.CommandLine;

/** The version, from the jar's own manifest, and the Java it runs on. */
final class VersionOfBuild implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionOfBuild.class.getPackage().getImplementationVersion();
        return new String[] {
            "mxbot " + (version == null ? "(not packaged)" : version) + " (Java " + System.getProperty("java.version")
                    + ")"
        };
    }
}
