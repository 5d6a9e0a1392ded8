@NullMarked
package dev.mxbot.deploy.demo;

import org.jspecify.annotations.NullMarked;
