package io.github.secular.numerics;

/** The memory that there is, asked before large arrays are made. */
public final class Heap {
    /** The rest is for what is already there, and for the garbage collector. */
    private static final double SHARE = 0.7;

    private Heap() {}

    /** How many bytes one method may use. */
    public static double usable() {
        return SHARE * Runtime.getRuntime().maxMemory();
    }

    public static boolean holds(double bytes) {
        return bytes <= usable();
    }

    /**
     * @param bytes what will be needed at the same time
     * @param what the subject of a sentence, "The slow manifold of 64 levels"
     * @param cure what helps besides more memory, "choose direct, or take fewer levels"
     * @throws RefusalException if this is too much
     */
    public static void require(double bytes, String what, String cure) {
        if (!holds(bytes)) {
            throw new RefusalException(sentence(bytes, what, cure));
        }
    }

    /** The same in words. */
    public static String sentence(double bytes, String what, String cure) {
        return clause(bytes, what, cure) + ".";
    }

    /** The same without the full stop. */
    public static String clause(double bytes, String what, String cure) {
        return Sentence.of(
                "%s needs about %s of memory, but the heap is %s; %s, or give more memory (java -Xmx%.0fg)",
                what, size(bytes), size(Runtime.getRuntime().maxMemory()), cure, Math.ceil(bytes / SHARE / (1L << 30)));
    }

    private static String size(double bytes) {
        return bytes < 1e8 ? Sentence.of("%.1f MB", bytes / 1e6) : Sentence.of("%.1f GB", bytes / 1e9);
    }
}
