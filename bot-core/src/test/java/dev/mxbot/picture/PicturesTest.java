package dev.mxbot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Png;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import dev.mxbot.testing.ReplyGallery;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int RED = 0xFFB3261E;
    private static final Tree SMALL = Tree.of(
            Text.literal("example.com"),
            Tree.leaf(Mark.CRITICAL, Text.of("MX 10 ").thenLiteral("mail.exmaple.com")),
            Tree.of(Text.of("no MTA-STS policy")));

    @Test
    void drawsOnALightGroundWithTheMarkInItsColour() throws IOException {
        BufferedImage image = image(new TreePainter().paint("Mail flow of example.com", SMALL));

        assertEquals(WHITE, image.getRGB(0, 0));
        assertEquals(WHITE, image.getRGB(image.getWidth() - 1, image.getHeight() - 1));
        assertTrue(count(image, RED) > 500, "the badge of CRITICAL");
        assertEquals(
                0,
                count(
                        image(new TreePainter().paint("Mail flow of example.com", Tree.of(Text.of("all is well")))),
                        RED));
    }

    @Test
    void equalTreesGiveEqualPictures() throws IOException {
        assertEquals(new TreePainter().paint("a", SMALL), new TreePainter().paint("a", SMALL));
    }

    @Test
    void sizesAreBounded() throws IOException {
        Tree endless = Tree.leaf(Mark.ERROR, Text.literal("x".repeat(100_000)));
        for (int i = 0; i < 300; i++) {
            endless = Tree.of(Text.literal("\ud83d\ude00".repeat(500)), endless, Tree.of(Text.literal("label " + i)));
        }

        Png png = new TreePainter().paint("y".repeat(5000), endless);

        BufferedImage image = image(png);
        assertTrue(image.getWidth() <= TreePainter.WIDEST, image.getWidth() + " px wide");
        assertTrue(image.getHeight() <= TreePainter.HIGHEST, image.getHeight() + " px high");
        assertTrue(png.bytes().length < 2_000_000, png.bytes().length + " bytes");
    }

    @Test
    void hostileTextIsDrawnAsText() throws IOException {
        Tree hostile = Tree.of(Text.literal(ReplyGallery.HOSTILE), Tree.of(Text.literal("<html><b>bold</b>")));

        assertTrue(image(new TreePainter().paint(ReplyGallery.HOSTILE, hostile)).getHeight() > 100);
    }

    @Test
    void drawsOnTheThreadsItWasGiven() {
        List<Runnable> handedOver = new ArrayList<>();
        Pictures pictures = new Pictures((title, tree) -> new Png(new byte[] {7}), handedOver::add);

        CompletableFuture<Optional<Png>> drawn = pictures.draw("a", SMALL).toCompletableFuture();
        assertFalse(drawn.isDone());
        handedOver.forEach(Runnable::run);

        assertEquals(Optional.of(new Png(new byte[] {7})), drawn.join());
    }

    @Test
    void drawsByItself() throws IOException {
        Png png = new Pictures().draw("a", SMALL).toCompletableFuture().join().orElseThrow();

        assertEquals(new TreePainter().paint("a", SMALL), png);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no class", "no font", "no library", "no room"})
    void aMachineThatCannotDrawGetsNoPictureAndNoError(String lack) {
        Pictures pictures = new Pictures(
                (title, tree) -> {
                    switch (lack) {
                        case "no class" -> throw new NoClassDefFoundError("java/awt/Font");
                        case "no font" -> throw new NullPointerException("fontconfig head is null");
                        case "no library" -> throw new UnsatisfiedLinkError("libfreetype.so.6");
                        default -> throw new java.awt.AWTError("no toolkit");
                    }
                },
                Runnable::run);

        CompletionStage<Optional<Png>> drawn = pictures.draw("a", SMALL);

        assertEquals(Optional.empty(), drawn.toCompletableFuture().join());
    }

    @Test
    void whatCannotBeHadIsTriedOnce() {
        AtomicInteger tries = new AtomicInteger();
        Pictures pictures = new Pictures(
                (title, tree) -> {
                    tries.incrementAndGet();
                    throw new NoClassDefFoundError("java/awt/Font");
                },
                Runnable::run);

        IntStream.range(0, 3)
                .forEach(i -> assertEquals(
                        Optional.empty(),
                        pictures.draw("a", SMALL).toCompletableFuture().join()));

        assertEquals(1, tries.get());
    }

    @Test
    void whoCannotBeServedInTimeGetsTheTextAlone() {
        Pictures pictures = new Pictures((title, tree) -> new Png(new byte[] {7}), task -> {
            throw new RejectedExecutionException("full");
        });

        assertEquals(
                Optional.empty(),
                pictures.draw("a", SMALL).toCompletableFuture().join());
    }

    private static BufferedImage image(Png png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png.bytes()));
    }

    private static long count(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
                .count();
    }
}
