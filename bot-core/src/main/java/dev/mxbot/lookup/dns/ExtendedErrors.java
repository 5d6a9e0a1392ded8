package dev.mxbot.lookup.dns;

import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** What a resolver says beside the rcode about why it failed (RFC 8914), made fit to be shown. */
final class ExtendedErrors {
    private static final int MAX_ERRORS = 8;
    private static final int MAX_TEXT = 200;

    private ExtendedErrors() {}

    static List<String> of(Message message) {
        OPTRecord opt = message.getOPT();
        if (opt == null) {
            return List.of();
        }
        return opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                .limit(MAX_ERRORS)
                .map(option -> words((ExtendedErrorCodeOption) option))
                .toList();
    }

    /** {@code 9 (DNSKEY_MISSING): no keys}; the text is anybody's, so it is one line without control characters, and short. */
    private static String words(ExtendedErrorCodeOption error) {
        String code = error.getErrorCode() + " (" + ExtendedErrorCodeOption.text(error.getErrorCode()) + ")";
        String said = error.getText();
        String text = said == null
                ? ""
                : said.codePoints()
                        .filter(c -> !Character.isISOControl(c)
                                && Character.getType(c) != Character.FORMAT
                                && Character.getType(c) != Character.LINE_SEPARATOR
                                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR)
                        .limit(MAX_TEXT)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                        .strip();
        return text.isEmpty() ? code : code + ": " + text;
    }
}
