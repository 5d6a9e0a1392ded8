package dev.mxbot.watch;

import dev.mxbot.reply.Reply;
import java.time.Instant;
import java.util.Optional;

/**
 * An announcement that waits for its turn.
 *
 * @param seq its place in the channel's order
 * @param watch by its id; empty where it is of no single one
 * @param domain as the watch has it; empty where it is about several
 * @param at when it was decided
 * @param parent the message that the incident's other announcements stand under
 * @param progress the answer in that thread which the next of its kind replaces
 * @param alone a post of several with this in it was refused
 * @param run under which id the logs tell of the check or the command that decided it; empty if that is not known
 */
public record OutboxRow(
        long seq,
        String watch,
        String domain,
        String incident,
        Transition transition,
        int round,
        String cause,
        Reply reply,
        Instant at,
        Optional<String> parent,
        Optional<String> progress,
        boolean alone,
        Optional<String> run) {}
