package dev.mxbot.check.lint;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.mxbot.diagnosis.Linters;
import dev.mxbot.diagnosis.TextRules;
import jakarta.inject.Singleton;
import java.util.List;

/** How a text is written. Binds for others: {@link Linters}, out of what the topics contribute. */
public final class LintModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Linters.class).in(Singleton.class);
    }

    @Provides
    TextRules rules() {
        return new TextRules(List.of(
                new FoldedRecord(),
                new LeftOverEscape(),
                new LongSpfString(),
                new LongString(),
                new LostBlank(),
                new MisreadText(),
                new WrongKind()));
    }
}
