package dev.mxbot.check.reverse;

import com.google.common.io.BaseEncoding;
import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A host name as networks make them up by the thousand: with the address in it, or a word for a kind of line and a number. */
final class DefaultName {
    private static final Set<String> WORDS = Set.of(
            "adsl",
            "broadband",
            "cable",
            "client",
            "clients",
            "cust",
            "customer",
            "customers",
            "dhcp",
            "dial",
            "dialin",
            "dialup",
            "dsl",
            "dyn",
            "dynamic",
            "dynip",
            "pool",
            "ppp",
            "pppoe",
            "static",
            "unassigned",
            "vdsl");

    /** What stands before the registered domain: there the network has its say. */
    private final String text;

    DefaultName(DomainName name) {
        this.text = PublicSuffixes.registrable(name)
                .map(registered -> name.text()
                        .substring(0, name.text().length() - registered.text().length()))
                .orElse(name.text());
    }

    boolean isOf(InetAddress address) {
        return (address.getAddress().length == 4 ? holdsIpv4(address) : holdsIpv6(address)) || isKindAndNumber();
    }

    private boolean isKindAndNumber() {
        return text.chars().anyMatch(DefaultName::isDigit) && words().stream().anyMatch(WORDS::contains);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text + ".").toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                word.append(c);
            } else {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** {@code 7-100-51-198}, {@code 198.51.100.7}, {@code ip198051100007}, {@code c6336407}. */
    private boolean holdsIpv4(InetAddress address) {
        List<Integer> octets = new ArrayList<>();
        for (byte octet : address.getAddress()) {
            octets.add(octet & 0xff);
        }
        List<Integer> reversed = new ArrayList<>(octets);
        Collections.reverse(reversed);
        List<Integer> numbers = numbers();
        String padded =
                octets.stream().map(octet -> String.format("%03d", octet)).collect(Collectors.joining());
        return Collections.indexOfSubList(numbers, octets) >= 0
                || Collections.indexOfSubList(numbers, reversed) >= 0
                || text.contains(padded)
                || text.contains(BaseEncoding.base16().lowerCase().encode(address.getAddress()));
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        int number = -1;
        for (char c : (text + ".").toCharArray()) {
            if (isDigit(c)) {
                // Longer than any octet: it matches none, and does not overflow.
                number = Math.min(9999, Math.max(0, number) * 10 + (c - '0'));
            } else if (number >= 0) {
                numbers.add(number);
                number = -1;
            }
        }
        return numbers;
    }

    /** All or the host half of the nibbles, however they are joined, or as the address is written. */
    private boolean holdsIpv6(InetAddress address) {
        String nibbles = BaseEncoding.base16().lowerCase().encode(address.getAddress());
        String joined = text.replace("-", "").replace(".", "");
        return joined.contains(nibbles)
                || joined.contains(new StringBuilder(nibbles).reverse())
                || (!nibbles.substring(16).startsWith("000000000000") && joined.contains(nibbles.substring(16)))
                || text.contains(InetAddresses.toAddrString(address).replace(':', '-'));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
