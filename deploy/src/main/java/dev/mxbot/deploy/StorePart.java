package dev.mxbot.deploy;

import dev.mxbot.deploy.health.Part;
import dev.mxbot.reply.Printable;
import dev.mxbot.store.Store;
import java.util.Optional;

/** The store as a part of the running bot. */
final class StorePart implements Part {
    private volatile Optional<Store> store = Optional.empty();
    private volatile String words = "not open yet";

    /** It cannot be opened yet. */
    void waits(String why) {
        words = Printable.line(why);
    }

    void opened(Store open) {
        store = Optional.of(open);
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public boolean isReady() {
        return store.isPresent() && store.get().trouble().isEmpty();
    }

    @Override
    public String inWords() {
        return store.map(open -> open.trouble()
                        .map(Printable::line)
                        .orElse("open (" + open.engine().word() + ")"))
                .orElse(words);
    }
}
