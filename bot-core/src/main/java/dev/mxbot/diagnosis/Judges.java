package dev.mxbot.diagnosis;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The threads that run the rules, apart from those that answers come in on. */
@Qualifier
@Retention(RUNTIME)
@Target({METHOD, PARAMETER})
public @interface Judges {}
