package dev.mxbot.finding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A rule's identity card: what every finding of the rule has in common. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RuleInfo {
    /** The code: once released it keeps its name and meaning. Its page is {@code <code>.md} beside the rule's class. */
    String code();

    /** The usual severity; a finding may lower or raise it by effect. */
    Severity severity();

    Lane lane();

    /** Where the standard says so, read from the standard: {@code "RFC 5321 section 5.1"}. May be empty where no standard speaks. */
    String[] spec() default {};

    /** The defect in one sentence, for the catalogue. */
    String summary();

    /** On a rule of severity unknown: true if without this answer nothing can be said about the whole lane. */
    boolean decisive() default false;
}
