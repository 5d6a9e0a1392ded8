package dev.mxbot.reply;

import java.net.URI;
import java.time.Instant;

/** A run of text within a line. */
public sealed interface Inline {
    <T> T accept(Visitor<T> visitor);

    /** Our own words. */
    record Plain(String text) implements Inline {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.plain(this);
        }
    }

    /** Our own words, stressed. */
    record Strong(String text) implements Inline {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.strong(this);
        }
    }

    /** Somebody else's words (DNS data, a banner, what a person typed): shown as they are, never interpreted. */
    record Literal(String text) implements Inline {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.literal(this);
        }
    }

    /** A link of ours. */
    record Link(String label, URI target) implements Inline {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.link(this);
        }
    }

    /** A time, in the reader's own zone where the platform can. */
    record Time(Instant at) implements Inline {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.time(this);
        }
    }

    /** What a renderer makes of each kind of run. */
    interface Visitor<T> {
        T plain(Plain plain);

        T strong(Strong strong);

        T literal(Literal literal);

        T link(Link link);

        T time(Time time);
    }
}
