package io.github.secular.host.headless;

import io.github.secular.run.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that the program itself wrote into a folder, kept there under {@value #NAME} with their SHA-256, in the
 * format of sha256sum. Nothing else is ever removed.
 *
 * @param digests SHA-256 in hexadecimal digits by file name
 */
record OwnFiles(Map<String, String> digests) {
    static final String NAME = "secular-files.sha256";

    private static final String BETWEEN = "  ";

    OwnFiles {
        digests = new TreeMap<>(digests);
    }

    /** Of a folder; none where it has no such list. */
    static OwnFiles read(Path folder) throws IOException {
        Map<String, String> out = new TreeMap<>();
        Path file = folder.resolve(NAME);
        if (Files.isRegularFile(file)) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int at = line.indexOf(BETWEEN);
                if (at > 0) {
                    out.put(line.substring(at + BETWEEN.length()), line.substring(0, at));
                }
            }
        }
        return new OwnFiles(out);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        digests.forEach((name, digest) ->
                text.append(digest).append(BETWEEN).append(name).append('\n'));
        Files.writeString(folder.resolve(NAME), text);
    }

    /** These and others; of two of one name the other. */
    OwnFiles and(OwnFiles other) {
        Map<String, String> all = new TreeMap<>(digests);
        all.putAll(other.digests);
        return new OwnFiles(all);
    }

    /** Removes from the folder those of these files that nobody has changed since. @param kept names that stay */
    void removeAllBut(Set<String> kept, Path folder) throws IOException {
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            Path name = Path.of(entry.getKey());
            Path file = folder.resolve(name);
            boolean isPlainName = name.getNameCount() == 1 && !name.isAbsolute();
            if (isPlainName
                    && !kept.contains(entry.getKey())
                    && Files.isRegularFile(file)
                    && Sha256.of(file).equals(entry.getValue())) {
                Files.delete(file);
            }
        }
    }
}
