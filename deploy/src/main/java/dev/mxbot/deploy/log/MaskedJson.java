package dev.mxbot.deploy.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** One event, one line of JSON, with everything masked that has the shape of a token; {@code mdc.id} is the journal's id. */
final class MaskedJson extends JsonEncoder {
    MaskedJson() {
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithContext(false);
        setWithMarkers(false);
        setWithMessage(false);
        setWithFormattedMessage(true);
        setWithArguments(false);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return MaskedLine.maskJson(new String(super.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
