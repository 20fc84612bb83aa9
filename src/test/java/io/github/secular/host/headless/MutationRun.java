package io.github.secular.host.headless;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Many mutated model files, study files, options and macro lines, each to end in an answer or in one sentence: no stack
 * trace, no hang, no file left half-written. For hours; {@link MutatedModelsTest} makes a few. By hand, after
 * {@code mvn test-compile}, where a run that takes longer than so many milliseconds (10000 unless said) is cancelled and
 * has to hear of it:
 *
 * <pre>
 *   bash src/test/mutate.sh COUNT [FIRST_SEED [PATIENCE]]
 * </pre>
 */
public final class MutationRun {
    private static final long PATIENCE_MS = 10_000;
    private static final long FIRST_MACRO_MS = 100_000;
    private static final long OBEDIENCE_MS = 20_000;
    private static final int MACROS = 400;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUESTIONS =
            List.of("run", "run", "rates", "equilibrium", "hypotheses", "compare", "diffusion", "regime", "ensemble");
    private static final List<String> MACRO_LINES = List.of(
            "run(\"Bloch Evolution...\", \"sample=two-level-resonant overrides=[epsilon=0.1; times=[1]] showplot=false\");",
            "run(\"Rate Equation...\", \"sample=lambda-two-frequency limit=averaged\");",
            "run(\"Transition Rates...\", \"sample=two-level-detuned at=0\");",
            "run(\"Bloch vs Rates...\", \"sample=two-level-resonant epsilons=[0.2 0.1]\");",
            "run(\"Diffusion Coefficient...\", \"sample=forced-oscillator showplot=false overrides=[energies=[1]]\");",
            "run(\"Check Hypotheses...\", \"sample=two-level-resonant\");");

    private final Path folder;
    private final List<Path> models;
    private final List<Path> studies;

    private final long patience;

    private MutationRun(Path folder, long patience) throws IOException {
        this.folder = folder;
        this.patience = patience;
        this.models = json(Path.of("sample-data"));
        this.studies = json(Path.of("sample-data", "studies"));
    }

    private static List<Path> json(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        long patience = arguments.length > 2 ? Long.parseLong(arguments[2]) : PATIENCE_MS;
        MutationRun all = new MutationRun(Files.createTempDirectory("mutations"), patience);
        TreeMap<String, Integer> ends = new TreeMap<>();
        for (int seed = first; seed < first + count; seed++) {
            String end = all.one(seed);
            ends.merge(end.startsWith("WRONG") ? "wrong" : end, 1, Integer::sum);
            if (end.startsWith("WRONG")) {
                System.out.println("seed " + seed + ": " + end);
            }
            if ((seed - first + 1) % 1000 == 0) {
                System.out.println((seed - first + 1) + " " + ends);
            }
        }
        System.out.println(count + " from seed " + first + ": " + ends);
        System.exit(ends.containsKey("wrong") ? 1 : 0);
    }

    /** What a seed ends in: "answer", "sentence", "slow", or what is wrong. */
    private String one(int seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Path out = folder.resolve("out");
        clear(out);
        AtomicReference<String> end = new AtomicReference<>();
        String[] what = new String[1];
        Thread worker = new Thread(
                () -> {
                    try {
                        end.set(seed % MACROS == 0 ? macro(random, what) : line(random, out, what));
                    } catch (Throwable e) {
                        end.set("WRONG throws " + e + " at " + e.getStackTrace()[0]);
                    }
                },
                "mutation-" + seed);
        worker.setDaemon(true);
        worker.start();
        // the first macro loads ImageJ
        worker.join(seed % MACROS == 0 ? FIRST_MACRO_MS : patience);
        boolean slow = worker.isAlive();
        if (slow) {
            worker.interrupt();
            worker.join(OBEDIENCE_MS);
        }
        if (worker.isAlive()) {
            StringBuilder where = new StringBuilder("WRONG does not hear that it is cancelled: " + what[0]);
            for (StackTraceElement frame : worker.getStackTrace()) {
                where.append("\n    ").append(frame);
            }
            return where.toString();
        }
        String found = end.get();
        return found.startsWith("WRONG") ? found + " for " + what[0] : slow ? "slow" : found;
    }

    private String macro(SplittableRandom random, String[] what) {
        String line = MACRO_LINES.get(random.nextInt(MACRO_LINES.size()));
        int start = line.indexOf(", \"") + 3;
        int stop = line.lastIndexOf('"');
        String options = Mutations.ofText(line.substring(start, stop), random);
        what[0] = line.substring(0, start)
                + options.replace("\\", "").replace("\"", "").replace("\n", " ")
                + line.substring(stop);
        Optional<String> complaint = MacroRunner.runText(what[0], "", "line.ijm");
        return complaint.map(said -> judged(1, said)).orElse("answer");
    }

    private String line(SplittableRandom random, Path out, String[] what) throws IOException {
        boolean study = random.nextInt(4) == 0;
        List<Path> from = study ? studies : models;
        ObjectNode json =
                (ObjectNode) JSON.readTree(from.get(random.nextInt(from.size())).toFile());
        if (study) {
            small(json, random);
        }
        String text;
        if (random.nextInt(3) == 0) {
            text = Mutations.ofText(json.toString(), random);
        } else {
            Mutations.ofJson(json, random);
            text = json.toString();
        }
        Path file = folder.resolve("model.json");
        Files.writeString(file, text);
        List<String> words = new ArrayList<>();
        String question = study ? "study" : QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        words.addAll(List.of(question, file.toString(), "--out", out.toString(), "--no-pictures"));
        if (question.equals("compare")) {
            words.add("--epsilons");
            words.add(random.nextInt(4) == 0 ? Mutations.ofText("0.2,0.1", random) : "0.2,0.1");
        }
        if (!study && random.nextInt(4) == 0) {
            words.add("--set");
            words.add(Mutations.ofText("epsilon=0.1", random));
        }
        what[0] = String.join(" ", words) + " of " + text;
        Console console = Console.run(words.toArray(String[]::new));
        String said = console.err().replaceAll("(?m)^ *\\d+ %.*\\R", "").strip();
        String judged = console.status() == 2 ? "usage" : judged(console.status(), said);
        return judged.startsWith("WRONG") || console.status() == 0 || !hasFiles(out)
                ? judged
                : study ? judged : "WRONG leaves files after: " + said;
    }

    /** So few runs that one of a study takes no longer than a model. */
    private static void small(ObjectNode study, SplittableRandom random) {
        if (study.get("parameters") instanceof ArrayNode parameters) {
            parameters.forEach(p -> {
                if (p instanceof ObjectNode object && object.has("count")) {
                    object.put("count", 2 + random.nextInt(2));
                }
            });
        }
    }

    private static String judged(int status, String said) {
        if (said.contains("A fault in the program") || said.contains("memory is used up") || said.contains("\tat ")) {
            return "WRONG: " + said;
        }
        if (status == 0) {
            return "answer";
        }
        // a run that is cancelled may have told before how long it takes
        String last = said.replaceFirst("^This run takes about [^\\n]*\\n(?=Cancelled)", "");
        boolean sentence = last.lines().count() == 1 && last.endsWith(".") && last.length() < 1500;
        return sentence ? "sentence" : "WRONG, no sentence: " + said;
    }

    private static boolean hasFiles(Path out) throws IOException {
        if (!Files.exists(out)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    private static void clear(Path out) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> files = Files.walk(out)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> {
                    try {
                        Files.delete(f);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
