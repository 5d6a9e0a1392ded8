package dev.mxbot.command;

import com.google.common.net.InetAddresses;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.CommandSpec.Option;
import dev.mxbot.domain.DomainName;
import dev.mxbot.question.Intent;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.SpfReport;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether a server may send in a domain's name, through which term, and what would let it. */
public final class SpfCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(SpfCommand.class);

    private static final CommandSpec SPEC = new CommandSpec(
            "mxspf",
            "Find out whether a server passes SPF for a domain, and through which term",
            List.of(
                    new Option("domain", "The domain in whose name it sends, or a sender's address", true, true),
                    new Option("ip", "The IP address of the server that sends", true, false)),
            "/mxspf example.com 192.0.2.1");

    private final SenderCheck senders;
    private final RecentDomains recent;
    private final QuestionParser parser = new QuestionParser();

    @Inject
    public SpfCommand(SenderCheck senders, RecentDomains recent) {
        this.senders = senders;
        this.recent = recent;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.SPF_IP);
    }

    @Override
    public Set<String> actions() {
        return Set.of(SpfReport.AGAIN);
    }

    @Override
    public Prepared prepare(Invocation invocation) {
        return answer(parser.parse(invocation.text()), invocation);
    }

    @Override
    public Prepared answer(Question question, Invocation invocation) {
        return evaluate(question, question.fresh());
    }

    @Override
    public Prepared press(String action, Invocation invocation) {
        return evaluate(parser.parse(invocation.text()), true);
    }

    @Override
    public List<String> suggest(String option, String typed, Channel channel) {
        return option.equals("domain") ? recent.suggest(channel, typed) : List.of();
    }

    private Prepared evaluate(Question question, boolean fresh) {
        Optional<InetAddress> ip =
                question.ip().filter(InetAddresses::isInetAddress).map(InetAddresses::forString);
        if (question.domain().isEmpty() || ip.isEmpty()) {
            String missing = question.domain().isEmpty() ? "Which domain?" : "The address of which server?";
            return Refusals.answered(Text.of(missing + " Try " + SPEC.example() + "."));
        }
        DomainName domain = question.domain().get();
        SenderRequest asked = SenderRequest.of(domain.text(), ip.get());
        SenderRequest from = question.email()
                .filter(email -> email.toLowerCase(java.util.Locale.ROOT).endsWith("@" + domain.text()))
                .map(asked::mailFrom)
                .orElse(asked);
        SenderRequest request = fresh ? from.refreshed() : from;
        return new Prepared.Working(working(domain, ip.get()), () -> reply(request));
    }

    private CompletionStage<Reply> reply(SenderRequest request) {
        CompletionStage<SenderVerdict> judged;
        try {
            judged = senders.judge(request);
        } catch (RuntimeException e) {
            judged = CompletableFuture.failedFuture(e);
        }
        return judged.thenApply(SpfReport::of).exceptionally(failure -> failed(request, failure));
    }

    private static Reply working(DomainName domain, InetAddress ip) {
        return Reply.of(
                Mark.NONE,
                Text.of(
                        new Inline.Plain("Evaluating SPF of "),
                        new Inline.Literal(domain.unicode()),
                        new Inline.Plain(" for "),
                        new Inline.Literal(InetAddresses.toAddrString(ip)),
                        new Inline.Plain(" …")),
                List.of(),
                List.of());
    }

    private static Reply failed(SenderRequest request, Throwable failure) {
        log.error("evaluating SPF of {} failed", request.domain(), failure);
        return Reply.of(
                Mark.UNKNOWN,
                Text.of(
                        new Inline.Plain("I failed while I evaluated SPF of "),
                        new Inline.Literal(request.domain()),
                        new Inline.Plain("; my log says why. Nothing is claimed.")),
                List.of(),
                List.of());
    }
}
