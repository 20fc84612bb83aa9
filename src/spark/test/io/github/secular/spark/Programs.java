package io.github.secular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.host.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** The program on this machine, and the same on Spark, as a user starts them: processes of the jar for spark-submit. */
final class Programs {
    static final String LOCAL = "local[2]";

    /** Two executors, processes of their own, of one processor and 1 GB each. */
    static final String CLUSTER = "local-cluster[2,1,1024]";

    private static final Path TARGET = Path.of(System.getProperty("spark.target"));
    private static final Path JAR = TARGET.resolve("secular-spark.jar");
    private static final Path HOME = TARGET.resolve("spark-home");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int MINUTES = 10;

    private final Path log;

    /** @param log a folder for what programs say */
    Programs(Path log) {
        this.log = log;
    }

    /** Of this machine alone. */
    Process embedded(int threads, String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(JAVA, "-Djava.awt.headless=true", "-cp", JAR.toString(), Main.class.getName(), "study"));
        command.addAll(List.of(args));
        command.addAll(List.of("--threads", "" + threads));
        return start(command);
    }

    Process spark(String master, String... args) throws IOException {
        // by this file Spark knows that it is installed, and finds its jars
        Files.writeString(HOME.resolve("RELEASE"), "");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", HOME + "/jars/*", "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", master, "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1", "--class", SparkStudy.class.getName()));
        command.add(JAR.toString());
        command.addAll(List.of(args));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(log.toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        File said = File.createTempFile("program", ".log", log.toFile());
        return builder.redirectErrorStream(true).redirectOutput(said).start();
    }

    /** Waits for the end, which is to be a good one. */
    void finish(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), said());
    }

    /** Kills a program as nothing can be caught, and waits until it is gone. */
    static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** All that programs said. */
    String said() throws IOException {
        StringBuilder out = new StringBuilder();
        try (var files = Files.list(log)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                out.append(Files.readString(file)).append("---\n");
            }
        }
        return out.toString();
    }
}
