package io.github.secular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Assertions that keep what they saw: the largest deviation from a reference, and what is allowed, for each test. When
 * the process of the tests ends it is written into {@code target/validation.md}, the report of the last run, beside that
 * of other processes.
 */
public final class Validation {
    private static final Path FOLDER = Path.of("target", "validation");
    private static final Path PAGE = Path.of("target", "validation.md");
    private static final Map<String, Row> ROWS = new ConcurrentSkipListMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Validation::write));
    }

    private Validation() {}

    /** What the numbers of a class of tests are held against. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Against {
        String value();
    }

    /** @param worst the largest deviation as a part of what is allowed there */
    private record Row(String reference, int count, double deviation, double allowed, double worst) {
        Row and(double deviation, double allowed) {
            double part = deviation / allowed;
            return part > worst
                    ? new Row(reference, count + 1, deviation, allowed, part)
                    : new Row(reference, count + 1, this.deviation, this.allowed, worst);
        }

        String text(String name) {
            return String.format(
                    Locale.ROOT, "| %s | %s | %d | %.1e | %.1e |", name, reference, count, deviation, allowed);
        }
    }

    public static void assertEquals(double expected, double actual, double allowed) {
        keep(expected, actual, allowed);
        Assertions.assertEquals(expected, actual, allowed);
    }

    public static void assertEquals(double expected, double actual, double allowed, String message) {
        keep(expected, actual, allowed);
        Assertions.assertEquals(expected, actual, allowed, message);
    }

    public static void assertEquals(
            double expected, double actual, double allowed, java.util.function.Supplier<String> message) {
        keep(expected, actual, allowed);
        Assertions.assertEquals(expected, actual, allowed, message);
    }

    /** Of what is exact. */
    public static void assertEquals(double expected, double actual) {
        Assertions.assertEquals(expected, actual);
    }

    /** Of what is exact. */
    public static void assertEquals(Object expected, Object actual) {
        Assertions.assertEquals(expected, actual);
    }

    /** Of what is exact. */
    public static void assertEquals(Object expected, Object actual, String message) {
        Assertions.assertEquals(expected, actual, message);
    }

    private static void keep(double expected, double actual, double allowed) {
        StackWalker.StackFrame test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(f -> f.getDeclaringClass() != Validation.class)
                        .filter(f -> outermost(f.getDeclaringClass()).isAnnotationPresent(Against.class))
                        .reduce((inner, outer) -> outer.getMethodName().startsWith("lambda$") ? inner : outer)
                        .orElse(null));
        if (test == null || !(allowed > 0)) {
            return;
        }
        Class<?> of = outermost(test.getDeclaringClass());
        String name = of.getSimpleName().replaceAll("Test$", "") + ", "
                + test.getMethodName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        double deviation = Math.abs(expected - actual);
        ROWS.merge(
                name,
                new Row(of.getAnnotation(Against.class).value(), 1, deviation, allowed, deviation / allowed),
                (before, now) -> before.and(deviation, allowed));
    }

    private static Class<?> outermost(Class<?> of) {
        return of.getEnclosingClass() == null ? of : outermost(of.getEnclosingClass());
    }

    private static void write() {
        if (ROWS.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                for (Map.Entry<String, Row> row : ROWS.entrySet()) {
                    Files.writeString(
                            FOLDER.resolve(row.getKey().replace(' ', '-') + ".row"),
                            row.getValue().text(row.getKey()));
                }
                page();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page() throws IOException {
        StringBuilder out = new StringBuilder();
        out.append("# Validation report\n\n")
                .append("Written by the tests themselves when they ran last: numbers of the program against references")
                .append(" that were computed independently of it. *Deviation* is the largest one as a part of what is")
                .append(
                        " *allowed*; both are given where that is. Orders of convergence are numbers like others here.\n\n")
                .append("| case | reference | comparisons | deviation | allowed |\n|---|---|---|---|---|\n");
        Map<String, String> rows = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(f -> f.toString().endsWith(".row")).toList();
        }
        for (Path file : files) {
            rows.put(file.toString(), Files.readString(file));
        }
        rows.values().forEach(row -> out.append(row).append('\n'));
        Files.writeString(PAGE, out);
    }
}
