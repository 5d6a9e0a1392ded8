package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The bot's acknowledgement of a request.
 *
 * @param status the HTTP status; 200 in Socket Mode, where nothing else is ever sent
 * @param body what it says; a missing node if it says nothing
 * @param after how long the bot took
 */
public record Ack(int status, JsonNode body, Duration after) {}
