/** Mail providers as data: how to recognise each, and what it asks its customers to publish. */
@NullMarked
package dev.mxbot.provider;

import org.jspecify.annotations.NullMarked;
