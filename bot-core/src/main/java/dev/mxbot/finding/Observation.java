package dev.mxbot.finding;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One piece of evidence: who was asked what, and what came back, when.
 *
 * @param question {@code mail.example.com A}
 * @param answer the data, {@code NXDOMAIN}, {@code NODATA} or the failure in words
 * @param ttl seconds
 */
public record Observation(String question, String answer, String server, OptionalLong ttl, Instant at) {}
