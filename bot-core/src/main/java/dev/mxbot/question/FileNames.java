package dev.mxbot.question;

import java.util.List;
import java.util.Set;

/** Tells names of files from names of domains, as far as they can be told apart. */
final class FileNames {
    /** Endings of files that are no top-level domains. */
    private static final Set<String> ENDINGS = Set.of(
            "7z",
            "asc",
            "asp",
            "aspx",
            "avi",
            "bak",
            "bat",
            "bin",
            "bmp",
            "bz2",
            "cf",
            "cfg",
            "cgi",
            "class",
            "cmd",
            "conf",
            "cpp",
            "crt",
            "cs",
            "csr",
            "css",
            "csv",
            "db",
            "deb",
            "der",
            "dll",
            "doc",
            "docx",
            "eml",
            "exe",
            "gif",
            "go",
            "gradle",
            "gz",
            "hpp",
            "htm",
            "html",
            "ico",
            "img",
            "ini",
            "ipynb",
            "iso",
            "jar",
            "java",
            "jpeg",
            "jpg",
            "js",
            "json",
            "jsx",
            "key",
            "kt",
            "lock",
            "log",
            "lua",
            "m4",
            "mbox",
            "mc",
            "mp3",
            "mp4",
            "msg",
            "msi",
            "ndjson",
            "odt",
            "ogg",
            "orig",
            "out",
            "p12",
            "patch",
            "pcap",
            "pdf",
            "pem",
            "pfx",
            "php",
            "png",
            "ppt",
            "pptx",
            "properties",
            "ps1",
            "rar",
            "rb",
            "rpm",
            "rtf",
            "scss",
            "service",
            "sock",
            "sql",
            "sqlite",
            "svg",
            "swp",
            "tar",
            "tgz",
            "tiff",
            "tmp",
            "toml",
            "ts",
            "tsx",
            "txt",
            "vbs",
            "war",
            "wav",
            "webp",
            "xls",
            "xlsx",
            "xml",
            "xz",
            "yaml",
            "yml",
            "zst");

    /** Top-level domains that are, in a sentence, usually the ending of a file. */
    private static final Set<String> USUALLY_FILES = Set.of("md", "mov", "py", "sh", "zip");

    /** Top-level domains that are the ending of a file where the name before it is a file's. */
    private static final Set<String> SOMETIMES_FILES = Set.of(
            "app", "ai", "bz", "cab", "cc", "in", "map", "ml", "mm", "pl", "pm", "ps", "pub", "rs", "so", "tf", "vi");

    private static final Set<String> STEMS = Set.of(
            "__init__",
            "__main__",
            "app",
            "backup",
            "build",
            "changelog",
            "config",
            "configure",
            "conftest",
            "contributing",
            "deploy",
            "docs",
            "id_rsa",
            "id_ed25519",
            "index",
            "install",
            "lib",
            "license",
            "main",
            "makefile",
            "manage",
            "mod",
            "models",
            "notes",
            "readme",
            "report",
            "requirements",
            "run",
            "screenshot",
            "script",
            "server",
            "setup",
            "start",
            "test",
            "tests",
            "todo",
            "update",
            "utils",
            "variables",
            "views");

    private FileNames() {}

    static boolean isEnding(String topLevel) {
        return ENDINGS.contains(topLevel);
    }

    /** True for a name that exists as a domain, or could, and would be a file's all the same. */
    static boolean couldBeFile(List<String> labels) {
        if (labels.size() != 2) {
            return false;
        }
        String ending = labels.get(1);
        return USUALLY_FILES.contains(ending) || isUsualFile(labels);
    }

    /** True for {@code main.py}: a name that nobody means as a domain in a sentence. */
    static boolean isUsualFile(List<String> labels) {
        String ending = labels.get(labels.size() - 1);
        return labels.size() == 2
                && STEMS.contains(labels.get(0))
                && (USUALLY_FILES.contains(ending) || SOMETIMES_FILES.contains(ending));
    }
}
