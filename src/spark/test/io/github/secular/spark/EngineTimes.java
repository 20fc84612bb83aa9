package io.github.secular.spark;

import io.github.secular.host.headless.CommandLineEntry;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import io.github.secular.study.PackedStudy;
import io.github.secular.study.StudyEngine;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The figures of doc/studies.md, in one run: two studies on one and two threads, on Spark in this process and on two
 * executors, what a task of Spark costs that does nothing, and QuTiP's loop beside it. The best wall time and the least
 * processor time (of this process and those it started) of several turns. After {@code mvn -Pspark -DskipTests package},
 * with {@code SPARK_HOME} on target/spark/spark-home, a file RELEASE in it, and {@code SPARK_SCALA_VERSION=2.13}:
 *
 * <pre>java [the --add-opens of spark-submit] -cp
 *     "target/spark/test-classes:target/spark/secular-spark.jar:target/spark/spark-home/jars/&#42;"
 *     io.github.secular.spark.EngineTimes target/spark/secular-spark.jar /usr/bin/python3</pre>
 */
final class EngineTimes {
    private static final int TURNS = 3;
    private static final int TASKS = 1000;

    /** 100 x 100 two-level atoms in a rotating wave, a population at one time. */
    private static final String ATOMS = """
            {"secularStudy": 1,
             "model": {"secular": 1, "levels": {"photons": [[0], [1]], "detunings": [0, 0]}, "coupling": [[0, 1], [1, 0]],
               "damping": {"gamma": 0.5}, "wave": {"frequencies": [20], "harmonics": [{"index": [1], "amplitude": 0.5}]},
               "epsilon": 0.1, "times": [2]},
             "parameters": [{"path": "levels.detunings[1]", "from": -2, "to": 2, "count": 100},
               {"path": "wave.harmonics[0].amplitude", "from": 0.05, "to": 1, "count": 100}],
             "record": ["population.1"]}""";

    /** Runs of some ten milliseconds: two incommensurable tones, one of them with an envelope. */
    private static final String TONES = """
            {"secularStudy": 1,
             "model": {"secular": 1, "levels": {"energies": [0, 1]}, "coupling": [[0, 1], [1, 0]],
               "damping": {"gamma": 0.2}, "epsilon": 0.03, "times": [4], "tolerance": 1e-9,
               "wave": {"frequencies": [1, 1.4142135], "harmonics": [
                 {"index": [1, 0], "amplitude": 0.5, "envelope": "exp(-(t - 2)^2)"},
                 {"index": [0, 1], "amplitude": 0.4}]}},
             "parameters": [{"path": "damping.gamma", "from": 0.1, "to": 0.3, "count": 5},
               {"path": "wave.harmonics[1].amplitude", "from": 0.1, "to": 0.4, "count": 20}],
             "record": ["population.1"]}""";

    /** The atoms of ATOMS one after another, as a user of QuTiP writes it. */
    private static final String QUTIP = """
            import time, numpy as np, qutip
            g, e = qutip.basis(2, 0), qutip.basis(2, 1)
            rho, up = g * g.dag(), e * e.dag()
            flip = g * e.dag()
            c = [np.sqrt(2 * 0.5) * up]
            atoms = [(d, a) for a in np.linspace(0.05, 1, 100) for d in np.linspace(-2, 2, 100)]
            def one(d, a):
                h = d * up + a * (flip + flip.dag())
                end = (qutip.liouvillian(h, c) * 2).expm() * qutip.operator_to_vector(rho)
                return qutip.expect(up, qutip.vector_to_operator(end))
            def loop(d, a):
                h = d * up + a * (flip + flip.dag())
                return qutip.mesolve(h, rho, [0, 2], c, [up]).expect[0][-1]
            for name, call, atoms in (("liouvillian.expm", one, atoms[::20]), ("mesolve", loop, atoms[::20])):
                wall, cpu = time.perf_counter(), time.process_time()
                for d, a in atoms: call(d, a)
                print(name, len(atoms), time.perf_counter() - wall, time.process_time() - cpu)
            """;

    private final PrintStream out = System.out;
    private final Path folder;

    private EngineTimes(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new EngineTimes(Files.createTempDirectory("engines")).run(args);
    }

    /** @param args the jar for executors, then Python with QuTiP where there is one */
    private void run(String[] args) throws IOException, InterruptedException {
        Path atoms = Files.writeString(folder.resolve("atoms.json"), ATOMS);
        Path tones = Files.writeString(folder.resolve("tones.json"), TONES);
        out.println("| study | engine | s | s of processors | of these a run, ms |\n|---|---|---|---|---|");
        for (Path study : List.of(atoms, tones)) {
            time(study, "1 thread", new ThreadEngine(1));
            time(study, "2 threads", new ThreadEngine(2));
        }
        files(atoms);
        for (String master : List.of("local[1]", "local[2]", "local-cluster[2,1,1024]")) {
            spark(master, args[0], atoms, tones);
        }
        if (args.length > 1) {
            qutip(args[1]);
        }
    }

    private void spark(String master, String jar, Path... studies) throws IOException, InterruptedException {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf()
                .setAppName("times")
                .setMaster(master)
                .setJars(new String[] {jar})
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"))) {
            spark.setLogLevel("ERROR");
            List<Integer> numbers = IntStream.range(0, TASKS).boxed().toList();
            double[] best = best(() -> spark.parallelize(numbers, TASKS).count());
            out.printf(
                    Locale.ROOT,
                    "| %d tasks that do nothing | Spark %s | %.3f | %.3f | %.3f |%n",
                    TASKS,
                    master,
                    best[0],
                    best[1],
                    1e3 * best[1] / TASKS);
            for (Path study : studies) {
                time(study, "Spark " + master, new SparkEngine(spark, PackedStudy.of(study, new ImageFiles())));
            }
        }
    }

    private void time(Path file, String name, StudyEngine engine) throws IOException, InterruptedException {
        int[] runs = new int[1];
        double[] best = best(() -> runs[0] = new StudyRun(StudyFile.open(file, ImageSource.NONE), engine, Progress.NONE)
                .inMemory()
                .runs());
        line(file, runs[0], name, best);
    }

    private void line(Path file, int runs, String name, double[] best) {
        out.printf(
                Locale.ROOT,
                "| %s, %d runs | %s | %.3f | %.3f | %.4f |%n",
                file.getFileName().toString().replace(".json", ""),
                runs,
                name,
                best[0],
                best[1],
                1e3 * best[1] / runs);
    }

    /** With journal, table, image and picture, as the command writes them. */
    private void files(Path study) throws IOException, InterruptedException {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        double[] best = best(() -> CommandLineEntry.run(
                nobody,
                nobody,
                "study",
                study.toString(),
                "--restart",
                "--out",
                folder.resolve("out").toString(),
                "--threads",
                "2"));
        line(study, 10_000, "2 threads, files written", best);
    }

    /** Something to time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static double[] best(Work work) throws IOException {
        double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int k = 0; k < TURNS; k++) {
            double cpu = processors();
            long start = System.nanoTime();
            work.run();
            best[0] = Math.min(best[0], (System.nanoTime() - start) / 1e9);
            best[1] = Math.min(best[1], processors() - cpu);
        }
        return best;
    }

    /** Seconds of processor time of this process and all that it started. */
    private static double processors() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(d -> d.toNanos() / 1e9)
                .sum();
    }

    private void qutip(String python) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("loop.py"), QUTIP);
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        for (String line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] parts = line.split(" ");
            if (parts.length == 4) {
                double cpu = Double.parseDouble(parts[3]);
                int runs = Integer.parseInt(parts[1]);
                out.printf(
                        Locale.ROOT,
                        "| atoms, %d runs | QuTiP, loop of %s | %.3f | %.3f | %.4f |%n",
                        runs,
                        parts[0],
                        Double.parseDouble(parts[2]),
                        cpu,
                        1e3 * cpu / runs);
            } else {
                out.println(line);
            }
        }
        process.waitFor();
    }
}
