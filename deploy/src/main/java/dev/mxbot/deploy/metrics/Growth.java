package dev.mxbot.deploy.metrics;

/** Makes a number that only grows of one that also shrinks, as what is kept of it is removed. */
final class Growth {
    private double last;
    private double total;

    synchronized void saw(double now) {
        if (Double.isNaN(now)) {
            return;
        }
        total += Math.max(0, now - last);
        last = now;
    }

    synchronized double total() {
        return total;
    }
}
