@NullMarked
package dev.mxbot.deploy.config;

import org.jspecify.annotations.NullMarked;
