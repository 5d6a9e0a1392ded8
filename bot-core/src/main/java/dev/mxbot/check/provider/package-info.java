/**
 * Who runs the domain's mail, as its MX hosts and its SPF record tell.
 *
 * <p>The MX hosts name who takes the mail first. That may be a filtering gateway, behind which the mailboxes lie with somebody else: then
 * the SPF record tells more, because the mailbox provider sends as well. What SPF includes names who sends.
 *
 * <p>A provider asks for a whole set of records. A part of it, or a rest of another's, is what a migration leaves behind.
 */
@NullMarked
package dev.mxbot.check.provider;

import org.jspecify.annotations.NullMarked;
