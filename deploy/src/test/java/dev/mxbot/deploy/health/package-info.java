@NullMarked
package dev.mxbot.deploy.health;

import org.jspecify.annotations.NullMarked;
