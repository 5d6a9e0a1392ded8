@NullMarked
package dev.mxbot.deploy.architecture;

import org.jspecify.annotations.NullMarked;
