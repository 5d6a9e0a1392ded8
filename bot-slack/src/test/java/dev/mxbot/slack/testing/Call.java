package dev.mxbot.slack.testing;

import java.util.Map;

/**
 * A call that Slack got.
 *
 * @param method {@code chat.postMessage}, say; {@code response_url} for those
 * @param params without the token
 */
public record Call(String method, Map<String, String> params) {}
