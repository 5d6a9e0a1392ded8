package dev.mxbot.deploy.cli;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a run that was stopped had found out before that, by the lines of JSON it left: the rest of its list is still to be done. */
final class EarlierResults {
    static final EarlierResults NONE = new EarlierResults(Set.of());

    private static final String DOMAIN = "domain";

    private final Set<DomainName> domains;

    private EarlierResults(Set<DomainName> domains) {
        this.domains = domains;
    }

    /** A line that is none of ours, or was cut, counts for nothing: its domain is checked again. */
    static EarlierResults in(Path file) throws IOException {
        Set<DomainName> domains = new HashSet<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.flatMap(line -> of(line).stream()).forEach(domains::add);
        }
        return new EarlierResults(domains);
    }

    /** True if what is typed in the list is the domain of a result. */
    boolean hold(String typed) {
        return !domains.isEmpty() && domain(typed).filter(domains::contains).isPresent();
    }

    private static Optional<DomainName> of(String line) {
        try {
            return Optional.ofNullable(LineFields.read(line, List.of(DOMAIN)).get(DOMAIN))
                    .flatMap(EarlierResults::domain);
        } catch (UnreadableLine e) {
            return Optional.empty();
        }
    }

    private static Optional<DomainName> domain(String typed) {
        try {
            return Optional.of(Typed.domain(typed));
        } catch (InvalidDomainName e) {
            return Optional.empty();
        }
    }
}
