package dev.mxbot.lookup.guard;

import java.io.IOException;
import java.net.InetAddress;

/** A connection was about to be made to an address that is not for the public. */
public final class PrivateAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(InetAddress address) {
        super(words(address));
    }

    /** Says so in words that can be shown. */
    public static String words(InetAddress address) {
        return address.getHostAddress() + " is not reached over the public Internet";
    }
}
