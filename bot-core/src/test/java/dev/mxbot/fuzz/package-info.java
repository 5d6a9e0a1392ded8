/**
 * The fuzz targets' corpus as plain tests.
 *
 * <p>A target is a class {@code …Fuzz} beside the parser that it feeds, with a method {@code fuzzerTestOneInput(byte[])}; its seeds are the
 * files in {@code src/test/resources/fuzz/<class name>}. {@code .ci/fuzz} runs each target under Jazzer for some seconds, or for as long
 * as it is told to. An input that Jazzer finds is put among the seeds with the fix, and from then on it is a test.
 */
@NullMarked
package dev.mxbot.fuzz;

import org.jspecify.annotations.NullMarked;
