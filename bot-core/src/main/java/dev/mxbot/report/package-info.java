/**
 * A diagnosis, worded: as a reply for people ({@link dev.mxbot.report.DiagnosisReport}), as plain maps for machines ({@link
 * dev.mxbot.report.DiagnosisJson}); and the catalogue of everything that can be found.
 *
 * <p>The first line is the verdict in a sentence. The worst finding comes with its evidence and its cure, the others with one line each;
 * everything else is said on demand.
 */
@NullMarked
package dev.mxbot.report;

import org.jspecify.annotations.NullMarked;
