package dev.mxbot.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.mxbot.watch.Following;
import java.util.List;

/** How a {@link dev.mxbot.watch.Memory} may have been written before: it followed one change at most, under another name. */
interface EarlierMemory {
    @JsonAlias("convergence")
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<Following> following();
}
