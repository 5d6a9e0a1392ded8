package dev.mxbot.deploy.cli;

import dev.mxbot.report.SpfJson;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Many requests, answered in the order of the input, each as soon as it and those before it are done. */
final class SpfBatch {
    private static final int IN_FLIGHT = 64;

    private final Streams streams;
    private final SenderCheck senders;
    private final FailOn failOn;
    private final boolean fresh;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final Deque<CompletableFuture<Line>> underWay = new ArrayDeque<>();
    private int exit = Exit.OK;
    private boolean readerGone;

    /** @param fresh no cached answer is used */
    SpfBatch(Streams streams, SenderCheck senders, FailOn failOn, boolean fresh) {
        this.streams = streams;
        this.senders = senders;
        this.failOn = failOn;
        this.fresh = fresh;
    }

    /** One line of output and the exit status that it asks for. */
    private record Line(String text, int exit) {}

    int over(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null && !isReaderGone(); line = lines.readLine()) {
            number++;
            String request = line.replace("\uFEFF", "").strip();
            if (request.isEmpty()) {
                continue;
            }
            room.acquireUninterruptibly();
            CompletableFuture<Line> answer = answer(request, number);
            synchronized (this) {
                underWay.add(answer);
            }
            answer.whenComplete((done, failure) -> write());
        }
        // All permits are back when all answers are written.
        room.acquireUninterruptibly(IN_FLIGHT);
        synchronized (this) {
            return exit;
        }
    }

    private synchronized boolean isReaderGone() {
        return readerGone;
    }

    private CompletableFuture<Line> answer(String request, int number) {
        SpfRequest read;
        try {
            read = SpfRequest.read(request);
        } catch (SpfRequest.Unreadable e) {
            String why = String.valueOf(e.getMessage());
            streams.err().println("mxbot: line " + number + ": " + why);
            return CompletableFuture.completedFuture(new Line(error(e.id(), why), Exit.USAGE));
        }
        SenderRequest asked = read.sender().briefly();
        CompletableFuture<SenderVerdict> judged;
        try {
            judged = senders.judge(fresh ? asked.refreshed() : asked).toCompletableFuture();
        } catch (RuntimeException e) {
            judged = CompletableFuture.failedFuture(e);
        }
        return judged.handle((verdict, failure) -> {
            if (failure != null) {
                streams.err().println("mxbot: line " + number + ": the evaluation failed");
                return new Line(error(read.id(), "the evaluation failed"), Exit.UNJUDGED);
            }
            return new Line(JsonLine.of(SpfJson.of(read.id(), read.ip(), verdict)), failOn.exit(verdict.result()));
        });
    }

    private static String error(Optional<String> id, String why) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", id.orElse(null));
        line.put("error", why);
        return JsonLine.of(line);
    }

    private synchronized void write() {
        for (CompletableFuture<Line> first = underWay.peek();
                first != null && first.isDone();
                first = underWay.peek()) {
            underWay.remove();
            Line line = first.join();
            streams.out().println(line.text());
            exit = FailOn.worse(exit, line.exit());
            room.release();
        }
        // Whoever reads may have seen enough and gone.
        readerGone |= streams.out().checkError();
    }
}
