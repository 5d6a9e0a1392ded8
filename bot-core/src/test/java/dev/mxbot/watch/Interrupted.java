package dev.mxbot.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;

/** An outbox that fails when a test says so: its store is out of reach, or the process ends right there. */
final class Interrupted {
    private final Outbox outbox;
    private String unavailable = "";
    private int steps = Integer.MAX_VALUE;

    Interrupted(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The process ends, as by {@code kill -9}: nothing after this is carried out. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The store cannot be reached by one of the methods; by none, if empty. */
    void unavailable(String method) {
        unavailable = method;
    }

    /** Ends the process after so many steps: each write is two, as it may have come to nothing or to all. */
    void killAfter(int count) {
        steps = count;
    }

    boolean wasKilled() {
        return steps <= 0;
    }

    void step() {
        if (--steps <= 0) {
            throw new Killed();
        }
    }

    Outbox outbox() {
        return (Outbox) Proxy.newProxyInstance(
                Outbox.class.getClassLoader(), new Class<?>[] {Outbox.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(unavailable)) {
                        throw new StoreUnavailableException("down", new SQLException("down"));
                    }
                    step();
                    try {
                        Object result = called.invoke(outbox, arguments);
                        step();
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
