package dev.mxbot.sender;

/**
 * One term of one record, and what came of it. Foreign text in every field but the last five.
 *
 * @param depth 0 in the domain's own record, 1 in what that includes
 * @param domain whose record it is
 * @param term as written
 * @param asked {@code mail.example.com A}; empty if nothing was asked
 * @param answer what came back, or why nothing did
 * @param result {@code match}, {@code no match}, an error's word, or {@code not asked}
 * @param lookups terms that asked the DNS, up to this one
 * @param voidLookups terms to which the DNS had nothing, up to this one
 * @param decisive true for the terms that decided the result
 * @param afterwards true if a receiver never comes here
 */
public record SenderStep(
        int depth,
        String domain,
        String term,
        String asked,
        String answer,
        String result,
        int lookups,
        int voidLookups,
        boolean decisive,
        boolean afterwards) {}
