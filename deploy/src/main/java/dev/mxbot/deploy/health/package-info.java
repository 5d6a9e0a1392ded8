/** What the outside can ask the running bot over HTTP: whether it lives, and whether every part of it works. */
@NullMarked
package dev.mxbot.deploy.health;

import org.jspecify.annotations.NullMarked;
