package dev.mxbot.picture;

/** What a machine without fonts draws. */
public final class NoPictures {
    private NoPictures() {}

    public static Pictures onThisMachine() {
        return new Pictures(
                (title, tree) -> {
                    throw new NoClassDefFoundError("sun/font/FontManager");
                },
                Runnable::run);
    }
}
