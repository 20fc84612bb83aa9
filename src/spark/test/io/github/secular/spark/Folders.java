package io.github.secular.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.study.RunRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Output folders of studies, compared to the byte. */
final class Folders {
    private static final String JOURNAL = "study.journal";
    private static final int HEAD = 8;

    private Folders() {}

    /** All files, and what is in the journals, whose records may come in any order. */
    static void same(Path expected, Path found, int runs, int width) throws IOException {
        Map<String, Path> left = files(expected);
        Map<String, Path> right = files(found);
        assertEquals(left.keySet(), right.keySet());
        assertTrue(left.containsKey("study.csv") && left.containsKey("study.tif"), left.toString());
        for (String name : left.keySet()) {
            if (!name.equals(JOURNAL)) {
                assertArrayEquals(Files.readAllBytes(left.get(name)), Files.readAllBytes(right.get(name)), name);
            }
        }
        assertEquals(journal(expected, runs, width), journal(found, runs, width));
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> out = new TreeMap<>();
        try (var all = Files.list(folder)) {
            all.forEach(f -> out.put(f.getFileName().toString(), f));
        }
        return out;
    }

    /** How many runs of a study are in its journal, which may be growing. */
    static int ended(Path folder, int runs, int width) throws IOException {
        return Files.exists(folder.resolve(JOURNAL))
                ? journal(folder, runs, width).size() - 1
                : 0;
    }

    /** The fingerprint under -1, and each run's numbers and sentence. */
    private static Map<Integer, String> journal(Path folder, int runs, int width) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(JOURNAL));
        Map<Integer, String> out = new TreeMap<>();
        out.put(-1, "");
        int at = HEAD;
        while (at + 4 < bytes.length) {
            int length = ByteBuffer.wrap(bytes).getInt(at);
            if (at + 4 + length + 8 > bytes.length) {
                break;
            }
            byte[] block = Arrays.copyOfRange(bytes, at + 4, at + 4 + length);
            if (block[0] == 'F') {
                out.put(-1, new String(block, StandardCharsets.UTF_8));
            } else if (block[0] == 'R') {
                for (RunRecord each : RunRecord.read(block, 1, width, runs)) {
                    out.put(each.run(), Arrays.toString(each.values()) + each.sentence());
                }
            }
            at += 4 + length + 8;
        }
        return out;
    }
}
