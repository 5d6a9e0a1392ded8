package dev.mxbot.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Discord would interpret in a text: read as its clients do, code first. */
final class LiveMarkup {
    private static final Pattern FENCE = Pattern.compile("```(?s).*?```");
    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)([^`](?s).*?[^`]|[^`])\\1(?!`)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[^0-9A-Za-z\\s]");
    private static final Pattern OUR_LINK =
            Pattern.compile("\\[[^\\[\\]]*\\]\\(<https://www\\.rfc-editor\\.org/[^>]*>\\)");
    private static final Pattern OUR_TIME = Pattern.compile("<t:1795[0-9]{6}:f>|<t:17636[0-9]{5}:f>");
    private static final Pattern STRESS = Pattern.compile("\\*\\*[^*`]*\\*\\*");
    private static final Pattern LIVE =
            Pattern.compile("<[@#a:t/]|@everyone|@here|\\]\\(|`|\\|\\||~~|https?:|(?m)^#{1,3} |\\*");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n]]");

    private LiveMarkup() {}

    /** What is live, or empty. */
    static String in(String text) {
        Matcher invisible = INVISIBLE.matcher(text);
        if (invisible.find()) {
            return "invisible " + Integer.toHexString(invisible.group().codePointAt(0));
        }
        String rest = FENCE.matcher(text).replaceAll("");
        rest = CODE.matcher(rest).replaceAll("code");
        rest = OUR_LINK.matcher(rest).replaceAll("");
        rest = OUR_TIME.matcher(rest).replaceAll("");
        rest = ESCAPE.matcher(rest).replaceAll("");
        rest = STRESS.matcher(rest).replaceAll("");
        Matcher live = LIVE.matcher(rest);
        return live.find() ? live.group() + " in " + rest : "";
    }
}
