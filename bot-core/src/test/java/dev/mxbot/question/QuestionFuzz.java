package dev.mxbot.question;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Any message is understood or not, and never fails. */
public final class QuestionFuzz {
    private QuestionFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Question question = new QuestionParser().parse(new String(input, java.nio.charset.StandardCharsets.UTF_8));
        assertTrue(question.domains().size() <= input.length);
    }
}
