@NullMarked
package dev.mxbot.deploy.log;

import org.jspecify.annotations.NullMarked;
