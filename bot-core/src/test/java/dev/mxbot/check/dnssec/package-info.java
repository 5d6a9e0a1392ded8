@NullMarked
package dev.mxbot.check.dnssec;

import org.jspecify.annotations.NullMarked;
