package io.github.secular.host.imagej;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The size of a pixel as the header of a TIFF file tells it, for complaints about files that ImageJ does not open. */
final class TiffPixels {
    private static final int BITS_PER_SAMPLE = 258;
    private static final int ENTRY = 12;

    private TiffPixels() {}

    /** Bits of a pixel's first sample; 0 if the file is no TIFF, or does not tell. */
    static int bits(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int order = in.readUnsignedShort();
            boolean little = order == 0x4949;
            if (!little && order != 0x4d4d || number(in, 2, little) != 42) {
                return 0;
            }
            long directory = number(in, 4, little);
            in.seek(directory);
            long entries = number(in, 2, little);
            for (long i = 0; i < entries; i++) {
                in.seek(directory + 2 + ENTRY * i);
                if (number(in, 2, little) == BITS_PER_SAMPLE) {
                    number(in, 2, little);
                    boolean isInPlace = number(in, 4, little) <= 2;
                    if (!isInPlace) {
                        in.seek(number(in, 4, little));
                    }
                    return (int) number(in, 2, little);
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long number(RandomAccessFile in, int bytes, boolean little) throws IOException {
        long out = 0;
        for (int k = 0; k < bytes; k++) {
            long b = in.readUnsignedByte();
            out = little ? out | b << 8 * k : out << 8 | b;
        }
        return out;
    }
}
