package io.github.secular.study;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run left.
 *
 * @param run its number, from 0
 * @param values one per column, NaN where there is no such number; never modified
 * @param sentence why there is not, "" where all went well
 */
public record RunRecord(int run, double[] values, String sentence) {
    /**
     * Records as bytes, in which they are kept in journals and come back from elsewhere: of each the number of the run
     * (4 bytes), the doubles of its columns and its sentence in UTF-8 with its length before it (4 bytes), all
     * big-endian.
     */
    public static byte[] bytes(List<RunRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        for (RunRecord each : records) {
            data.writeInt(each.run);
            for (double value : each.values) {
                data.writeDouble(value);
            }
            byte[] sentence = each.sentence.getBytes(StandardCharsets.UTF_8);
            data.writeInt(sentence.length);
            data.write(sentence);
        }
        return out.toByteArray();
    }

    /**
     * The records in a stretch of bytes.
     *
     * @param width how many columns each has
     * @param runs how many runs there are
     * @throws IOException if there is anything else in it
     */
    public static List<RunRecord> read(byte[] bytes, int from, int width, int runs) throws IOException {
        List<RunRecord> out = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            while (in.available() > 0) {
                int run = in.readInt();
                double[] values = new double[width];
                for (int c = 0; c < width; c++) {
                    values[c] = in.readDouble();
                }
                int length = in.readInt();
                if (run < 0 || run >= runs || length < 0 || length > in.available()) {
                    throw new IOException("These bytes are no records of runs.");
                }
                byte[] sentence = new byte[length];
                in.readFully(sentence);
                out.add(new RunRecord(run, values, new String(sentence, StandardCharsets.UTF_8)));
            }
        }
        return out;
    }
}
