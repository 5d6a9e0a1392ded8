/**
 * Numbers about the running bot, as Prometheus reads them at {@code /metrics}. The core counts and knows nothing of this; no number
 * bears a domain's name, a channel or a person.
 */
@NullMarked
package dev.mxbot.deploy.metrics;

import org.jspecify.annotations.NullMarked;
