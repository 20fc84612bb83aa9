package io.github.secular.view;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Pictures as PNG files (ISO/IEC 15948), 8 bit RGB. Java's own writer tries five filters on every row, which charts,
 * flat areas and thin lines, do not need; in a short run that is a quarter of all the time.
 */
final class PngFile {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;
    private static final int CHANNELS = 3;
    /** Of zlib: half of the time of its usual level, and files of charts a fifth larger. */
    private static final int LEVEL = 3;

    private PngFile() {}

    /** @param picture any; what is transparent in it is not */
    static void write(BufferedImage picture, Path file) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file));
                DataOutputStream out = new DataOutputStream(stream)) {
            out.writeLong(SIGNATURE);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(head);
            fields.writeInt(picture.getWidth());
            fields.writeInt(picture.getHeight());
            // compression, filter and interlace: the only methods there are, and none
            fields.write(new byte[] {BITS, TRUE_COLOUR, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", rows(picture));
            chunk(out, "IEND", new byte[0]);
        }
    }

    /** All rows, each behind a zero, which says that no filter was laid upon it. */
    private static byte[] rows(BufferedImage picture) throws IOException {
        int width = picture.getWidth();
        Deflater deflater = new Deflater(LEVEL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater)) {
            byte[] row = new byte[1 + CHANNELS * width];
            int[] pixels = new int[width];
            for (int y = 0; y < picture.getHeight(); y++) {
                if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
                    picture.getRaster().getDataElements(0, y, width, 1, pixels);
                } else {
                    picture.getRGB(0, y, width, 1, pixels, 0, width);
                }
                for (int x = 0; x < width; x++) {
                    row[CHANNELS * x + 1] = (byte) (pixels[x] >> 16);
                    row[CHANNELS * x + 2] = (byte) (pixels[x] >> 8);
                    row[CHANNELS * x + 3] = (byte) pixels[x];
                }
                packed.write(row);
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt((int) check.getValue());
    }
}
