package dev.mxbot.deploy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the signals that ask a process to end: the first asks the program, a second ends it at once. A shutdown hook would hear the first
 * alone. Java's way to signals is exported and supported, but the compiler warns of its name, so it is called by that.
 */
final class Signals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    /** What a shell reports of a process that a signal ended. */
    private static final int ENDED_BY_SIGNAL = 128;

    private final List<Runnable> undo = new ArrayList<>();

    private Signals() {}

    /** @param stop called once, on a thread of its own */
    static Signals first(Runnable stop) {
        Signals signals = new Signals();
        AtomicBoolean heard = new AtomicBoolean();
        for (String name : NAMES) {
            try {
                signals.handle(name, stop, heard);
            } catch (ReflectiveOperationException e) {
                // Started so that Java keeps its hands off signals (-Xrs): then the system's own way holds.
                log.debug("The signal {} is not handled", name, e);
            }
        }
        return signals;
    }

    private void handle(String name, Runnable stop, AtomicBoolean heard) throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Object signal = signals.getConstructor(String.class).newInstance(name);
        int number = (Integer) signals.getMethod("getNumber").invoke(signal);
        Method handle = signals.getMethod("handle", signals, handlers);
        Object handler = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("handle")) {
                        return method.invoke(this, arguments);
                    }
                    if (heard.compareAndSet(false, true)) {
                        stop.run();
                    } else {
                        Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
                    }
                    return null;
                });
        Object before = handle.invoke(null, signal, handler);
        undo.add(() -> {
            try {
                handle.invoke(null, signal, before);
            } catch (ReflectiveOperationException e) {
                log.debug("The signal {} is still handled", name, e);
            }
        });
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
