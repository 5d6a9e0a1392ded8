package dev.mxbot.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes the stages down. The id goes with the thread; who goes on elsewhere takes it along. */
public final class Journal {
    /** The logger's name: whoever sets up the log decides whether it speaks. */
    public static final String LOGGER = "mxbot.journal";

    private static final String ID = "id";
    private static final int LENGTH = 12;
    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private Journal() {}

    /** For something that begins. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
    }

    /** Under which id this thread works right now. */
    public static Optional<String> id() {
        return Optional.ofNullable(MDC.get(ID));
    }

    /**
     * Writes a stage down, if this thread works under an id.
     *
     * @param stage in words, with a pair of braces for each value
     * @param values nothing that somebody else wrote
     */
    public static void note(String stage, Object... values) {
        if (id().isPresent()) {
            log.info(stage, values);
        }
    }

    /** Does work under an id; under none, if it is empty. */
    public static void under(Optional<String> id, Runnable work) {
        under(id, () -> {
            work.run();
            return work;
        });
    }

    /** The same, for work with a result. */
    public static <T> T under(Optional<String> id, Supplier<T> work) {
        Optional<String> before = id();
        set(id);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private static void set(Optional<String> id) {
        id.ifPresentOrElse(present -> MDC.put(ID, present), () -> MDC.remove(ID));
    }
}
