package dev.mxbot.command;

import com.google.common.collect.ImmutableList;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.WatchOrder.Which;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.Spelling;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.ChangesOf;
import dev.mxbot.question.Question;
import dev.mxbot.question.QuestionParser;
import dev.mxbot.report.Catalogue;
import dev.mxbot.watch.Spans;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what follows {@code /mxwatch}, forgivingly, and says what it does not understand. */
final class WatchLine {
    private static final int LONGEST = 2000;
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(7);
    private static final Duration USUAL_MUTE = Duration.ofHours(2);
    private static final Duration LEAST_REMINDER = Duration.ofHours(1);
    private static final Duration LONGEST_REMINDER = Duration.ofDays(7);

    /** Stand between the words that count. */
    private static final Set<String> SMALL_WORDS =
            Set.of("and", "also", "please", "pls", "the", "domain", "domains", "for", "to", "in", "on", "after", "of");

    private static final Set<String> CHANGES = Set.of("changes", "change", "records", "record");

    private static final Set<String> NOTHING = Set.of("off", "none", "never", "no", "clear");

    private static final Map<String, Severity> SEVERITIES = Map.of(
            "critical", Severity.CRITICAL,
            "error", Severity.ERROR,
            "errors", Severity.ERROR,
            "warning", Severity.WARNING,
            "warnings", Severity.WARNING,
            "warn", Severity.WARNING);

    /** Slack's {@code <#C123|ops>} and Discord's {@code <#123>}, their links, and the id alone. */
    private static final Pattern CHANNEL = Pattern.compile(
            "<#([A-Z0-9]{5,25})(?:\\|[^>]{0,100})?>|#?([CG][A-Z0-9]{7,15}|\\d{15,22})"
                    + "|<?https://(?:[a-z0-9-]{1,60}\\.slack\\.com/archives/|discord\\.com/channels/\\d{15,22}/)([A-Z0-9]{5,25})[^\\s]*");

    private static final Pattern LINK = Pattern.compile("^<[^|>]{1,300}\\|([^>]{1,300})>$");

    private final WatchPolicy policy;
    private final Catalogue catalogue;
    private final Clock clock;
    private final QuestionParser parser = new QuestionParser();

    WatchLine(WatchPolicy policy, Catalogue catalogue, Clock clock) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What can be asked for. */
    enum Verb {
        ADD("add", "watch", "+"),
        REMOVE("remove", "rm", "delete", "unwatch", "stop", "-"),
        LIST("list", "ls", "show"),
        STATUS("status"),
        MUTE("mute", "snooze"),
        UNMUTE("unmute", "unsnooze"),
        ACK("ack", "acknowledge"),
        IGNORE("ignore", "accept"),
        HEED("heed", "unignore"),
        WINDOW("window", "maintenance"),
        REMIND("remind", "reminders"),
        ESCALATE("escalate"),
        DIGEST("digest");

        private final ImmutableList<String> words;

        Verb(String... words) {
            this.words = ImmutableList.copyOf(words);
        }

        /** As it is shown. */
        String word() {
            return words.get(0);
        }

        static Optional<Verb> of(String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.words.contains(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** After the command's name; nothing at all wants to see the watches. */
    WatchOrder read(String typed, Channel channel) throws Mistake {
        Deque<String> words = words(typed);
        if (words.isEmpty()) {
            return new WatchOrder.Show(false);
        }
        Optional<Verb> verb = Verb.of(words.element());
        if (verb.isEmpty()) {
            if (domain(words.element()).isEmpty()) {
                throw unknown(words.element());
            }
            return add(words);
        }
        words.remove();
        return switch (verb.get()) {
            case ADD -> add(words);
            case REMOVE -> new WatchOrder.Remove(only(words, Verb.REMOVE, " example.com", true));
            case LIST -> new WatchOrder.Show(false);
            case STATUS -> new WatchOrder.Show(true);
            case MUTE -> mute(words);
            case UNMUTE -> new WatchOrder.Change(only(words, Verb.UNMUTE, " example.com", false), Alteration.unmute());
            case ACK -> new WatchOrder.Acknowledge(only(words, Verb.ACK, " example.com", false));
            case IGNORE -> {
                Which which = one(words, Verb.IGNORE, " example.com dmarc.policy.none");
                Optional<ChangesOf> changes = changes(words, Verb.IGNORE);
                yield new WatchOrder.Change(
                        which,
                        changes.isPresent()
                                ? Alteration.ignore(changes.get())
                                : Alteration.ignore(code(words, Verb.IGNORE)));
            }
            case HEED -> {
                Which which = one(words, Verb.HEED, " example.com dmarc.policy.none");
                Optional<ChangesOf> changes = changes(words, Verb.HEED);
                yield new WatchOrder.Change(
                        which,
                        changes.isPresent() ? Alteration.heed(changes.get()) : Alteration.heed(code(words, Verb.HEED)));
            }
            case WINDOW -> window(words);
            case REMIND -> remind(words);
            case ESCALATE -> escalate(words, channel);
            case DIGEST -> new WatchOrder.Digest(SpokenDigest.read(String.join(" ", words)));
        };
    }

    /** A sentence that asks for a watch: what is not understood of it is no mistake. */
    WatchOrder said(Question question, String text) throws Mistake {
        Optional<Duration> every = Optional.empty();
        Optional<Severity> at = Optional.empty();
        Deque<String> words = words(text);
        while (!words.isEmpty()) {
            String word = lower(words.remove());
            if (word.equals("every")) {
                every = SpokenSpan.take(words);
            } else if (word.equals("at") && !words.isEmpty()) {
                at = Optional.ofNullable(SEVERITIES.get(lower(words.element())));
            }
        }
        if (every.isPresent()) {
            checked(every.get());
        }
        return new WatchOrder.Add(question.domains(), question.leftOut(), every, at);
    }

    private WatchOrder add(Deque<String> words) throws Mistake {
        Set<DomainName> domains = new LinkedHashSet<>();
        Optional<Duration> every = Optional.empty();
        Optional<Severity> at = Optional.empty();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (lower(word)) {
                case "every" -> every = Optional.of(interval(words));
                case "hourly" -> every = Optional.of(checked(Duration.ofHours(1)));
                case "daily" -> every = Optional.of(checked(Duration.ofDays(1)));
                case "at" -> at = Optional.of(severity(words));
                default -> {
                    if (!SMALL_WORDS.contains(lower(word))) {
                        domains.add(domain(word).orElseThrow(() -> noDomain(word, Verb.ADD, " example.com")));
                    }
                }
            }
        }
        if (domains.isEmpty()) {
            throw new Mistake("Which domain? Try /mxwatch add example.com every 15m at warning.");
        }
        return new WatchOrder.Add(
                domains.stream().limit(Question.MOST_DOMAINS).toList(),
                Math.max(0, domains.size() - Question.MOST_DOMAINS),
                every,
                at);
    }

    private Duration interval(Deque<String> words) throws Mistake {
        String typed = words.isEmpty() ? "" : words.element();
        return checked(SpokenSpan.take(words)
                .orElseThrow(() -> typed.isEmpty()
                        ? new Mistake("Every how long? Try /mxwatch add example.com every 15m.")
                        : new Mistake(typed, " is no time I can read. Try /mxwatch add example.com every 15m.")));
    }

    /** P28: said with the number, and how to change it. */
    private Duration checked(Duration every) throws Mistake {
        if (every.compareTo(policy.minInterval()) < 0) {
            throw new Mistake("Every " + Spans.of(policy.minInterval())
                    + " is the most often I check; whoever runs me changes that with MXBOT_WATCH_MIN_INTERVAL. Try /mxwatch add example.com every "
                    + Spans.of(policy.minInterval()).replace(" ", "").replaceAll("min$", "m") + ".");
        }
        if (every.compareTo(LONGEST_INTERVAL) > 0) {
            throw new Mistake("Every 7 d is the least often I check. Try /mxwatch add example.com every 1d.");
        }
        return every;
    }

    private static Severity severity(Deque<String> words) throws Mistake {
        String typed = words.isEmpty() ? "" : words.remove();
        Severity severity = SEVERITIES.get(lower(typed));
        if (severity == null) {
            throw typed.isEmpty()
                    ? new Mistake("At what? Say critical, error or warning: /mxwatch add example.com at warning.")
                    : new Mistake(
                            typed, " is none of critical, error and warning. Try /mxwatch add example.com at warning.");
        }
        return severity;
    }

    private WatchOrder mute(Deque<String> words) throws Mistake {
        Set<DomainName> domains = new LinkedHashSet<>();
        Optional<Duration> span = Optional.empty();
        while (!words.isEmpty()) {
            Optional<Duration> some = SpokenSpan.take(words);
            if (some.isPresent()) {
                span = some;
                continue;
            }
            String word = words.remove();
            if (!SMALL_WORDS.contains(lower(word)) && !lower(word).equals("all")) {
                domains.add(domain(word)
                        .orElseThrow(() -> new Mistake(
                                word, " is neither a time nor a domain. Try /mxwatch mute example.com 2h.")));
            }
        }
        if (span.filter(Duration::isZero).isPresent()) {
            throw new Mistake("For how long? Try /mxwatch mute example.com 2h.");
        }
        return new WatchOrder.Change(new Which(List.copyOf(domains)), Alteration.mute(span.orElse(USUAL_MUTE)));
    }

    private WatchOrder window(Deque<String> words) throws Mistake {
        Which which = one(words, Verb.WINDOW, " example.com sun 02:00-04:00 Europe/Berlin");
        String rest = String.join(" ", words);
        if (rest.isEmpty()) {
            throw new Mistake("When do you work on it?" + SpokenWindow.EXAMPLES);
        }
        return new WatchOrder.Change(
                which,
                NOTHING.contains(lower(rest))
                        ? Alteration.noWindow()
                        : Alteration.window(SpokenWindow.read(rest, clock.instant())));
    }

    private WatchOrder remind(Deque<String> words) throws Mistake {
        Which which = one(words, Verb.REMIND, " example.com 4h");
        words.removeIf(word -> lower(word).equals("every"));
        if (words.size() == 1 && NOTHING.contains(lower(words.element()))) {
            return new WatchOrder.Change(which, Alteration.remind(Duration.ZERO));
        }
        Duration every = SpokenSpan.take(words)
                .orElseThrow(() -> new Mistake("How often? Try /mxwatch remind example.com 4h, or off."));
        if (every.compareTo(LEAST_REMINDER) < 0 || every.compareTo(LONGEST_REMINDER) > 0) {
            throw new Mistake(
                    "Reminders come after 1 h at the soonest and 7 d at the latest. Try /mxwatch remind example.com 4h.");
        }
        return new WatchOrder.Change(which, Alteration.remind(every));
    }

    private WatchOrder escalate(Deque<String> words, Channel channel) throws Mistake {
        String example = " Try /mxwatch escalate example.com 30m to #ops, or off.";
        Which which = one(words, Verb.ESCALATE, " example.com 30m to #ops");
        Optional<Duration> after = Optional.empty();
        Optional<String> to = Optional.empty();
        while (!words.isEmpty()) {
            Optional<Duration> some = SpokenSpan.take(words);
            if (some.isPresent()) {
                after = some;
                continue;
            }
            String word = words.remove();
            if (NOTHING.contains(lower(word))) {
                return new WatchOrder.Change(which, Alteration.noEscalation());
            }
            if (!SMALL_WORDS.contains(lower(word))) {
                to = Optional.of(channel(word)
                        .orElseThrow(() -> new Mistake(
                                word,
                                " is no channel I can tell by that alone: choose it from the list that opens after #, or paste its link."
                                        + example)));
            }
        }
        if (after.isEmpty() || to.isEmpty()) {
            throw new Mistake((after.isEmpty() ? "After how long?" : "To which channel?") + example);
        }
        if (after.get().isZero() || after.get().compareTo(LONGEST_INTERVAL) > 0) {
            throw new Mistake("Trouble is told elsewhere after 7 d at the latest, and not at once." + example);
        }
        if (WatchGate.isDirect(channel)) {
            throw new Mistake(
                    "What I tell you alone goes to no other channel. Watch the domain in a channel, and escalate it there.");
        }
        if (to.get().equals(channel.id())) {
            throw new Mistake("That is this channel, which hears it anyway." + example);
        }
        return new WatchOrder.Change(
                which,
                Alteration.escalate(after.get(), new Channel(channel.platform(), channel.workspace(), to.get())));
    }

    private static Optional<String> channel(String word) {
        Matcher match = CHANNEL.matcher(word);
        return match.matches()
                ? Optional.ofNullable(match.group(1))
                        .or(() -> Optional.ofNullable(match.group(2)))
                        .or(() -> Optional.ofNullable(match.group(3)))
                : Optional.empty();
    }

    /** Of one domain. */
    private Which one(Deque<String> words, Verb verb, String example) throws Mistake {
        if (words.isEmpty()) {
            throw new Mistake("Which domain? Try /mxwatch " + verb.word() + example + ".");
        }
        String word = words.remove();
        return lower(word).equals("all")
                ? Which.ALL
                : new Which(List.of(domain(word).orElseThrow(() -> noDomain(word, verb, example))));
    }

    /**
     * Of domains, and nothing else.
     *
     * @param named true if it has to be said where all are meant
     */
    private Which only(Deque<String> words, Verb verb, String example, boolean named) throws Mistake {
        Set<DomainName> domains = new LinkedHashSet<>();
        boolean all = false;
        while (!words.isEmpty()) {
            String word = words.remove();
            if (lower(word).equals("all") || lower(word).equals("everything")) {
                all = true;
            } else if (!SMALL_WORDS.contains(lower(word))) {
                domains.add(domain(word).orElseThrow(() -> noDomain(word, verb, example)));
            }
        }
        if (domains.isEmpty() && named && !all) {
            throw new Mistake("Which domain? Try /mxwatch " + verb.word() + example + ", or " + verb.word() + " all.");
        }
        return all ? Which.ALL : new Which(List.copyOf(domains));
    }

    /** {@code changes of spf}, {@code changes of mail.example.com}, {@code txt}; empty for what is about findings. */
    private Optional<ChangesOf> changes(Deque<String> words, Verb verb) throws Mistake {
        String first = words.isEmpty() ? "" : lower(words.element());
        boolean said = CHANGES.contains(first);
        if (!said
                && ChangesOf.Kind.of(first)
                        .filter(kind -> kind != ChangesOf.Kind.ALL)
                        .isEmpty()) {
            return Optional.empty();
        }
        if (said) {
            words.remove();
        }
        Optional<ChangesOf.Kind> kind = Optional.empty();
        Optional<DomainName> name = Optional.empty();
        while (!words.isEmpty()) {
            String word = words.remove();
            Optional<ChangesOf.Kind> one = ChangesOf.Kind.of(word);
            if (one.isPresent() && kind.isEmpty()) {
                kind = one;
            } else if (!SMALL_WORDS.contains(lower(word)) && !CHANGES.contains(lower(word))) {
                Optional<DomainName> named = name.isEmpty() ? name(word) : Optional.empty();
                name = Optional.of(named.orElseThrow(
                        () -> new Mistake(word, " is neither a kind of record nor a name." + changesExample(verb))));
            }
        }
        if (kind.isEmpty() && name.isEmpty()) {
            throw new Mistake("Changes of what?" + changesExample(verb));
        }
        return Optional.of(new ChangesOf(kind, name));
    }

    private static String changesExample(Verb verb) {
        return " Try /mxwatch " + verb.word()
                + " example.com changes of spf, of txt, of mail.example.com, or of a mail.example.com.";
    }

    /** Of a record, which may be no name of a host. */
    private Optional<DomainName> name(String word) {
        String typed = LINK.matcher(lower(word)).replaceFirst("$1");
        return typed.contains("_") ? underscored(typed) : domain(word);
    }

    private static Optional<DomainName> underscored(String typed) {
        try {
            return Optional.of(DomainName.of(typed))
                    .filter(name -> name.labels().size() > 1);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** A code of the catalogue, or the beginning of some with a dot at its end. */
    private String code(Deque<String> words, Verb verb) throws Mistake {
        String example = "Try /mxwatch " + verb.word()
                + " example.com dmarc.policy.none, dmarc. for all of DMARC, or changes of txt.";
        if (words.isEmpty()) {
            throw new Mistake("Which finding? " + example);
        }
        // Slack makes a link of what may be a name.
        String typed = LINK.matcher(lower(words.remove())).replaceFirst("$1").replaceAll("\\*$", "");
        boolean beginning = typed.endsWith(".") && typed.length() > 1;
        boolean known = catalogue.entries().stream()
                .map(Catalogue.Entry::code)
                .anyMatch(code -> beginning ? code.startsWith(typed) : code.equals(typed));
        if (!known) {
            List<String> near = catalogue.suggest(typed);
            throw new Mistake(
                    typed,
                    " is no finding of mine. "
                            + (near.isEmpty() ? example : "Did you mean " + String.join(" or ", near) + "?"));
        }
        return typed;
    }

    private Optional<DomainName> domain(String word) {
        return parser.parse(word).domain();
    }

    private static Mistake noDomain(String word, Verb verb, String example) {
        return new Mistake(word, " is no domain I can watch. Try /mxwatch " + verb.word() + example + ".");
    }

    private static Mistake unknown(String word) {
        String typed = lower(word.length() > 40 ? word.substring(0, 40) : word);
        String near = Arrays.stream(Verb.values())
                .map(Verb::word)
                .filter(verb -> Spelling.slips(typed, verb) < 3)
                .findFirst()
                .map(verb -> " Did you mean " + verb + "?")
                .orElse("");
        return new Mistake(
                word, " is nothing I can do with a watch." + near + " Try /mxwatch add example.com, list or mute 2h.");
    }

    private static Deque<String> words(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        Deque<String> words = new ArrayDeque<>();
        for (String word : text.split("[\\s,;]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
