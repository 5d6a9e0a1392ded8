package dev.mxbot.lookup.guard;

import dev.mxbot.domain.SpecialAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Sockets that connect to no address which the public Internet does not reach: the last gate, at the connection itself. */
public final class GuardedSockets extends SocketFactory {
    private final boolean allowPrivate;
    private final UnaryOperator<InetSocketAddress> reach;

    /**
     * Opens the gate as far as given.
     *
     * @param allowPrivate connects to loopback and private addresses as well (tests, intranets)
     * @param reach where an address that passed the gate is really reached; tests bring them to ports of this machine
     */
    public GuardedSockets(boolean allowPrivate, UnaryOperator<InetSocketAddress> reach) {
        this.allowPrivate = allowPrivate;
        this.reach = reach;
    }

    /** True if an address passes the gate. */
    public boolean allows(InetAddress address) {
        return allowPrivate || SpecialAddresses.rangeOf(address).isEmpty();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                InetSocketAddress wanted = (InetSocketAddress) endpoint;
                if (!allows(wanted.getAddress())) {
                    throw new PrivateAddressException(wanted.getAddress());
                }
                super.connect(reach.apply(wanted), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only addresses that were looked up are connected to");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("only addresses that were looked up are connected to");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(localAddress, localPort));
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }
}
