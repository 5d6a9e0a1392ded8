package dev.mxbot.discord.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with files, taken apart.
 *
 * @param json the field {@code payload_json}
 * @param files the files by name
 */
record Multipart(String json, Map<String, byte[]> files) {
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    static Multipart parsed(String contentType, byte[] body) {
        String boundary = "--" + contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
        // Latin-1 keeps every byte as one character, so the parts can be found as text and read back as bytes.
        String all = new String(body, StandardCharsets.ISO_8859_1);
        String json = "";
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String part : all.split(Pattern.quote(boundary), -1)) {
            int headerEnd = part.indexOf("\r\n\r\n");
            if (headerEnd < 0) {
                continue;
            }
            String header = part.substring(0, headerEnd);
            byte[] content = part.substring(headerEnd + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            Matcher fileName = FILE_NAME.matcher(header);
            if (header.contains("name=\"payload_json\"")) {
                json = new String(content, StandardCharsets.UTF_8);
            } else if (fileName.find()) {
                files.put(fileName.group(1), content);
            }
        }
        return new Multipart(json, files);
    }
}
