package dev.mxbot.lookup.guard;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that are trusted: the system's, and those of a PEM file if one is given. */
public final class Authorities {
    /** Read once: it takes longer than most diagnoses. */
    private static final Supplier<X509TrustManager> SYSTEM = Suppliers.memoize(Authorities::system);

    private final X509TrustManager manager;

    private Authorities(X509TrustManager manager) {
        this.manager = manager;
    }

    /**
     * Reads the authorities.
     *
     * @throws IllegalArgumentException naming the file, if it cannot be read or holds no certificate
     */
    public static Authorities of(Optional<Path> authorities) {
        try {
            X509TrustManager system = SYSTEM.get();
            if (authorities.isEmpty()) {
                return new Authorities(system);
            }
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate known : system.getAcceptedIssuers()) {
                all.setCertificateEntry("system-" + number++, known);
            }
            for (Certificate added : read(authorities.get())) {
                all.setCertificateEntry("added-" + number++, added);
            }
            return new Authorities(manager(all));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate authorities of this machine cannot be read", e);
        }
    }

    /** The certificates of them all. */
    public List<X509Certificate> certificates() {
        return List.of(manager.getAcceptedIssuers());
    }

    public X509TrustManager manager() {
        return manager;
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static X509TrustManager system() {
        try {
            return manager(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate authorities of this machine cannot be read", e);
        }
    }

    private static Iterable<? extends Certificate> read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(pem + " holds no certificate");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " is no readable PEM file of certificates", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("every Java platform has an X.509 trust manager");
    }
}
