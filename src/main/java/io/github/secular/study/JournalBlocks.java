package io.github.secular.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal: the word SECSTUDY, then blocks of a length (4 bytes, of what follows without the checksum), a
 * kind (1 byte), a content and the CRC-32C of kind and content (8 bytes), all big-endian. The first block is the
 * fingerprint; the others hold records as {@link RunRecord#bytes} writes them.
 */
final class JournalBlocks {
    static final byte FINGERPRINT = 'F';
    static final byte RECORDS = 'R';
    static final byte END = 'E';

    private static final byte[] MAGIC = "SECSTUDY".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 1 << 29;

    private JournalBlocks() {}

    /**
     * What is in a file, as far as it is sound.
     *
     * @param isForeign whether it is no journal
     * @param fingerprint of the study; empty in a file that was just begun
     * @param records each run once
     * @param isFinished whether all results were written
     * @param length of the sound part, without the sign that it is finished
     */
    record Content(
            boolean isForeign,
            Optional<Fingerprint> fingerprint,
            List<RunRecord> records,
            boolean isFinished,
            long length) {}

    static void begin(RandomAccessFile file, Fingerprint fingerprint) throws IOException {
        file.seek(0);
        file.write(MAGIC);
        append(file, FINGERPRINT, fingerprint.bytes());
    }

    /** Appends a block where the file stands, in one call. */
    static void append(RandomAccessFile file, byte kind, byte[] content) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4 + 1 + content.length + 8);
        out.putInt(1 + content.length).put(kind).put(content);
        out.putLong(checksum(out.array(), 4, 1 + content.length));
        file.write(out.array());
    }

    private static long checksum(byte[] bytes, int from, int length) {
        CRC32C out = new CRC32C();
        out.update(bytes, from, length);
        return out.getValue();
    }

    /** Reads as far as the blocks are sound. */
    static Content read(RandomAccessFile file) throws IOException {
        long whole = file.length();
        byte[] magic = new byte[(int) Math.min(MAGIC.length, whole)];
        file.seek(0);
        file.readFully(magic);
        if (!new String(MAGIC, StandardCharsets.US_ASCII).startsWith(new String(magic, StandardCharsets.US_ASCII))) {
            return new Content(true, Optional.empty(), List.of(), false, 0);
        }
        Optional<Fingerprint> fingerprint = Optional.empty();
        List<RunRecord> records = new ArrayList<>();
        BitSet seen = new BitSet();
        boolean finished = false;
        long at = magic.length;
        while (whole - at >= 4 + 1 + 8) {
            int length = file.readInt();
            if (length < 1 || length > LARGEST || whole - at < 4L + length + 8) {
                break;
            }
            byte[] block = new byte[length];
            file.readFully(block);
            if (file.readLong() != checksum(block, 0, length)) {
                break;
            }
            if (fingerprint.isEmpty() != (block[0] == FINGERPRINT)
                    || block[0] == RECORDS && !records(block, fingerprint.get(), seen, records)) {
                break;
            }
            fingerprint = block[0] == FINGERPRINT ? Optional.of(fingerprint(block)) : fingerprint;
            if (block[0] == END) {
                finished = true;
                break;
            }
            at += 4L + length + 8;
        }
        return new Content(false, fingerprint, records, finished, at);
    }

    private static Fingerprint fingerprint(byte[] block) {
        byte[] content = new byte[block.length - 1];
        System.arraycopy(block, 1, content, 0, content.length);
        return Fingerprint.read(content);
    }

    private static boolean records(byte[] block, Fingerprint study, BitSet seen, List<RunRecord> out) {
        try {
            for (RunRecord each : RunRecord.read(block, 1, study.width(), study.runs())) {
                if (!seen.get(each.run())) {
                    seen.set(each.run());
                    out.add(each);
                }
            }
            return true;
        } catch (IOException e) {
            // sound by its checksum, and yet no records: nothing that this program wrote
            return false;
        }
    }
}
