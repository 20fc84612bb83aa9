package io.github.secular.host.help;

import io.github.secular.Secular;
import io.github.secular.host.headless.CommandLineEntry;
import io.github.secular.present.ModelPresentation;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.ImagePair;
import io.github.secular.view.ImagePairViews;
import io.github.secular.view.Picture;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/**
 * Makes the pictures of the help and of the README anew, by the program itself: {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dmain-class=io.github.secular.host.help.HelpPictures}, with names of pictures as
 * arguments to make only these. Some minutes.
 */
public final class HelpPictures {
    private static final Path INTO = Path.of("doc/pictures");
    private static final Path README = Path.of("sample-data/pictures");
    private static final String FIGURE = "make-figure";
    private static final String PAIR = "compare-runs";
    /** Samples that are drawn before anything is computed, by the name of their picture. */
    private static final Map<String, String> MODELS =
            Map.of("atom", "lambda-two-frequency", "well", "double-well-telegraph");

    private static final int WIDTH = 700;
    private static final int HEIGHT = 480;
    private static final int LARGEST = 140_000;

    /**
     * A run of the command line, and which of its files are pictures of the help.
     *
     * @param pictures name of the picture by name of the file, both without their end
     * @param into the folder of the pictures
     * @param width of a picture at most, pixels
     */
    private record Shot(List<String> line, Map<String, String> pictures, Path into, int width) {
        /** The same, for the README, where pictures may be as wide as the program draws them. */
        Shot forReadme() {
            return new Shot(line, pictures, README, Picture.Shape.WIDE.width());
        }
    }

    private static final List<Shot> SHOTS = List.of(
            shot(
                    "run sample-data/two-level-resonant.json",
                    "populations",
                    "bloch-evolution",
                    "density-matrix",
                    "density-matrix"),
            shot("run sample-data/ladder-thermal.json", "populations", "limit"),
            shot("rates sample-data/lambda-two-frequency.json", "rates", "transition-rates"),
            shot(
                    "compare sample-data/two-level-resonant.json --epsilons 0.4,0.2,0.1,0.05,0.025",
                    "comparison",
                    "bloch-vs-rates"),
            shot("equilibrium sample-data/ladder-thermal.json", "equilibrium", "equilibrium-state"),
            shot("steady sample-data/rubidium-87-lambda.json", "steady", "driven-steady-state"),
            shot("hypotheses sample-data/lambda-two-frequency.json", "small-divisors", "check-hypotheses"),
            shot("ensemble sample-data/random-telegraph.json", "ensemble", "random-drive-ensemble"),
            shot(
                    "run sample-data/forced-oscillator.json",
                    "phase-space",
                    "vlasov-evolution",
                    "energy-distribution",
                    "vlasov-energy",
                    "energy-distribution-image",
                    "shell-average"),
            shot(
                    "diffusion sample-data/duffing-two-frequency.json",
                    "diffusion",
                    "diffusion-coefficient",
                    "energy-diffusion",
                    "energy-diffusion"),
            shot(
                    "compare sample-data/forced-oscillator.json --epsilons 0.2,0.1,0.05 --corrected",
                    "comparison",
                    "vlasov-vs-diffusion"),
            shot("actions sample-data/two-invariants.json", "actions", "action-diffusion"),
            shot(
                    "quantum-vs-classical sample-data/quartic-well.json --hbars 0.4,0.2,0.1",
                    "quantum-vs-classical",
                    "quantum-vs-classical"),
            shot(
                    "wigner sample-data/quartic-well.json --hbar 0.3 --set epsilon=0.3 --set initial.gaussian.x=1.2"
                            + " --set initial.gaussian.variance=0.15 --set times.end=0.3 --set times.count=2 --set"
                            + " tolerance=1e-3",
                    "wigner",
                    "wigner-function"),
            shot("run sample-data/double-well-telegraph.json", "phase-space", "energy-shells"),
            shot("run sample-data/duffing-two-frequency.json", "phase-space", "duffing-phase-space"),
            shot(
                    "run sample-data/trapped-ion.json",
                    "mean-energy",
                    "ion-energy",
                    "energy-distribution",
                    "ion-distribution"),
            shot("study sample-data/studies/heating.json", "study-a", "ion-heating"),
            shot("study sample-data/studies/resonances.json", "study-logD", "resonances"),
            shot("run sample-data/rubidium-87-d-lines.json", "populations", "rubidium-populations"),
            shot("study sample-data/studies/saturation.json", "study-saturation", "parameter-study"),
            shot("fit sample-data/fits/rabi-flop.json", "fit", "fit"),
            shot("run sample-data/two-level-resonant.json", "populations", "populations")
                    .forReadme(),
            study("heating", "a"),
            study("regimes", "difference"),
            study("resonances", "logD"),
            study("steady-saturation", "steady.population.e"),
            study("validity", "logError"),
            study("lamb-dip", "absorption"),
            study("doppler-window", "absorption"),
            study("bloch-siegert", "steady.population.e"));

    private HelpPictures() {}

    private static Shot shot(String line, String... pictures) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < pictures.length; i += 2) {
            named.put(pictures[i], pictures[i + 1]);
        }
        return new Shot(List.of(line.split(" ")), named, INTO, WIDTH);
    }

    /** A study's picture in the README, which has its name. */
    private static Shot study(String name, String column) {
        return shot("study sample-data/studies/" + name + ".json", "study-" + column, name)
                .forReadme();
    }

    public static void main(String[] names) throws IOException {
        List<String> wanted = List.of(names);
        Files.createDirectories(INTO);
        if (wanted.isEmpty() || wanted.contains(FIGURE)) {
            Path file = Files.createTempFile(FIGURE, ".png");
            Secular.open("two-level-resonant")
                    .solve()
                    .figure("chart", "density-matrix")
                    .save(file.toString());
            Files.write(INTO.resolve(FIGURE + ".png"), fit(ImageIO.read(file.toFile()), WIDTH));
            Files.delete(file);
        }
        if (wanted.isEmpty() || wanted.contains(PAIR)) {
            CalibratedImage first = phaseSpace("0.1");
            CalibratedImage second = phaseSpace("0.3");
            BufferedImage drawn = new ImagePairViews(ImagePair.of(first, second))
                    .picture(true, true)
                    .map(p -> p.sketch(p.channel(), p.frame()).draw(960, 330))
                    .orElseThrow();
            Files.write(INTO.resolve(PAIR + ".png"), fit(drawn, WIDTH));
        }
        for (Map.Entry<String, String> model : MODELS.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(model.getKey())) {
                JFreeChart chart = ModelPresentation.of(
                                Secular.open(model.getValue()).scenario())
                        .drawing("chart")
                        .chart();
                BufferedImage drawn = ChartPicture.render(chart, WIDTH, HEIGHT);
                Files.write(INTO.resolve(model.getKey() + ".png"), fit(drawn, WIDTH));
            }
        }
        // a new folder, for a study that was interrupted in it would ask what to do
        Path made = Files.createTempDirectory("help-pictures");
        for (Shot shot : SHOTS) {
            if (!wanted.isEmpty() && shot.pictures().values().stream().noneMatch(wanted::contains)) {
                continue;
            }
            Path folder = made.resolve(shot.into())
                    .resolve(String.join("-", shot.pictures().values()));
            String[] line = Stream.concat(shot.line().stream(), Stream.of("--out", folder.toString()))
                    .toArray(String[]::new);
            if (CommandLineEntry.run(System.out, System.err, line) != 0) {
                throw new IOException("No pictures of " + shot.line());
            }
            for (Map.Entry<String, String> picture : shot.pictures().entrySet()) {
                BufferedImage drawn =
                        ImageIO.read(folder.resolve(picture.getKey() + ".png").toFile());
                Files.write(shot.into().resolve(picture.getValue() + ".png"), fit(drawn, shot.width()));
            }
        }
    }

    private static CalibratedImage phaseSpace(String epsilon) {
        return Secular.open("duffing-two-frequency")
                .with("epsilon=" + epsilon)
                .solve()
                .image("density")
                .called("f at ε = " + epsilon);
    }

    /** Scaled to the width of a page, and as much further as its size in bytes asks for. */
    private static byte[] fit(BufferedImage drawn, int widest) throws IOException {
        int width = Math.min(widest, drawn.getWidth());
        while (true) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(width == drawn.getWidth() ? drawn : scaled(drawn, width), "png", out);
            if (out.size() <= LARGEST) {
                return out.toByteArray();
            }
            width = width * 9 / 10;
        }
    }

    private static BufferedImage scaled(BufferedImage drawn, int width) {
        int height = Math.round((float) drawn.getHeight() * width / drawn.getWidth());
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = out.createGraphics();
        to.drawImage(drawn.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        to.dispose();
        return out;
    }
}
