package dev.mxbot.deploy.demo;

import java.util.List;

/**
 * One domain to try.
 *
 * @param shows the finding codes that a diagnosis of it holds; empty where there is nothing to fix
 */
public record Story(String domain, String title, List<String> shows) {
    public Story {
        shows = List.copyOf(shows);
    }
}
