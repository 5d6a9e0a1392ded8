package dev.mxbot.deploy.cli;

import dev.mxbot.report.SpfJson;
import dev.mxbot.sender.SenderCheck;
import dev.mxbot.sender.SenderRequest;
import dev.mxbot.sender.SenderVerdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

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
        BatchLines batch = new BatchLines(lines);
        for (Optional<BatchLines.Line> line = batch.next(); line.isPresent() && !isReaderGone(); line = batch.next()) {
            room.acquireUninterruptibly();
            CompletableFuture<Line> answer = answer(line.get());
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

    private CompletableFuture<Line> answer(BatchLines.Line line) {
        SpfRequest read;
        try {
            read = SpfRequest.read(line.text());
        } catch (UnreadableLine e) {
            streams.err().println("mxbot: line " + line.number() + ": " + e.getMessage());
            return CompletableFuture.completedFuture(new Line(e.json(), Exit.USAGE));
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
                streams.err().println("mxbot: line " + line.number() + ": the evaluation failed");
                return new Line(UnreadableLine.json(read.id(), "the evaluation failed"), Exit.UNJUDGED);
            }
            return new Line(JsonLine.of(SpfJson.of(read.id(), read.ip(), verdict)), failOn.exit(verdict.result()));
        });
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
