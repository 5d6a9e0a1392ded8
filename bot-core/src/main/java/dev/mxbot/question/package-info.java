/**
 * What a person typed, understood: which domains are meant, and what is wanted.
 *
 * <p>People paste. A domain arrives as an address, a URL, a chat platform's link form, within quotes or backticks, with the full stop of
 * the sentence, in Unicode or as A-labels; beside it stand version numbers, file names and mentions that only look like names. Reading
 * goes in three steps: {@link dev.mxbot.question.Markup} undoes what platforms and word processors add, {@link
 * dev.mxbot.question.Terms} finds names, addresses and plain words, {@link dev.mxbot.question.Wish} tells from the words what is wanted.
 * Each looks at every character a bounded number of times.
 */
@NullMarked
package dev.mxbot.question;

import org.jspecify.annotations.NullMarked;
