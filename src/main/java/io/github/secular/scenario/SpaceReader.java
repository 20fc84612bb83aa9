package io.github.secular.scenario;

import static io.github.secular.scenario.HamiltonianSection.placed;

import io.github.secular.classical.Relaxation;
import io.github.secular.classical.space.JumpChain;
import io.github.secular.classical.space.Projection;
import io.github.secular.classical.space.SpaceChoice;
import io.github.secular.classical.space.SpaceDensity;
import io.github.secular.classical.space.SpaceDrive;
import io.github.secular.classical.space.SpaceEnsemble;
import io.github.secular.classical.space.SpaceGaussian;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.classical.space.SpaceShells;
import io.github.secular.classical.space.SpaceSolver;
import io.github.secular.classical.space.SpaceTerm;
import io.github.secular.classical.space.ThermalDensity;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.AutomaticSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads classical model files whose "dimension" is 2 or 3 (sample-data/README.md). */
final class SpaceReader {
    private static final String[] KEYS = {"dimension", "energies", "solver", "tolerance", "relaxation", "ensemble"};
    private static final String[] SCALED = {"hamiltonian", "drive", "noises", "correlation", "epsilon"};
    private static final int PARTICLES = 100_000;
    private static final int COUNT = 80;
    /** The highest energy reported where none is given, in units of the mean energy of the start. */
    private static final double REACH = 6;

    private SpaceReader() {}

    static SpaceScenario read(ModelFile file) {
        Place root = new Place("", file.tree());
        if (ModelHead.isLab(root, "classical")) {
            throw root.get("units").wrong("\"scaled\" where the dimension is above 1");
        }
        ModelHead.allow(root, KEYS, SCALED);
        int d = root.get("dimension").integer();
        if (d != 2 && d != 3) {
            throw root.get("dimension").wrong("1, 2 or 3");
        }
        double[] times = StateSection.times(root);
        List<String> warnings = new ArrayList<>();
        SpaceHamiltonian h = SpaceSection.read(root.get("hamiltonian"), d);
        SpaceShells shells = new SpaceShells(h);
        SpaceDrive drive = ShakingSection.space(root, d, times, warnings);
        Relaxation relaxation = relaxation(root);
        SpaceDensity initial = root.has("initial")
                ? initial(root.get("initial"), shells)
                : new SpaceGaussian(shells, h.lowestPoint(), new double[d], 1);
        ModelHead head = ModelHead.of(file, times, Units.SCALED, SpaceScenario.TOLERANCE, List.of(), warnings);
        if (initial instanceof SpaceGaussian start) {
            if (Double.isNaN(start.meanEnergy()) && h.top() == Double.POSITIVE_INFINITY) {
                throw root.get("initial").wrong("a start whose energies are finite numbers");
            }
            ClassicalReader.requireInside(start.beyond(), h.top(), true, head.tolerance());
        }
        double epsilon = root.get("epsilon").positive();
        double[] energies = energies(root.find("energies"), h, initial);
        requireSmooth(drive, h, Math.max(initial.highestEnergy(), energies[energies.length - 1]));
        return new SpaceScenario(
                head,
                placed("", () -> new SpaceProblem(shells, relaxation, drive, epsilon, initial)),
                energies,
                solver(root));
    }

    /** A force without bound would be met by some particles between two steps, and by others not. */
    private static void requireSmooth(SpaceDrive drive, SpaceHamiltonian h, double energy) {
        for (SpaceTerm term : drive.terms()) {
            for (Formula part : List.of(term.cosine(), term.sine())) {
                h.singularity(part, Math.min(energy, h.top())).ifPresent(place -> {
                    throw new InvalidInputException(
                            drive.isRandom() ? "noises" : "drive",
                            "\"" + part.text() + "\", which is not finite and smooth near "
                                    + words(h.dimension(), place),
                            Sentence.of("a formula that stays finite on motions of energies up to %.4g", energy));
                });
            }
        }
    }

    private static String words(int dimension, double[] place) {
        return IntStream.range(0, place.length)
                .mapToObj(a -> Projection.name(dimension, a) + Sentence.of(" = %.3g", place[a]))
                .collect(Collectors.joining(", "));
    }

    private static SpaceSolver solver(Place root) {
        String name = root.find("solver")
                .map(s -> s.choice(AutomaticSolver.NAME, SpaceEnsemble.NAME, JumpChain.NAME))
                .orElse(AutomaticSolver.NAME);
        Optional<Place> given = root.find("ensemble").map(e -> e.allow("count", "seed"));
        int count = given.flatMap(e -> e.find("count")).map(Place::integer).orElse(PARTICLES);
        int seed = given.flatMap(e -> e.find("seed")).map(Place::integer).orElse(1);
        return placed("", () -> switch (name) {
            case JumpChain.NAME -> new JumpChain(count, seed);
            case SpaceEnsemble.NAME -> new SpaceEnsemble(count, seed);
            default -> new SpaceChoice(count, seed);
        });
    }

    private static Relaxation relaxation(Place root) {
        if (!root.has("relaxation")) {
            return Relaxation.NONE;
        }
        Place place = root.get("relaxation").allow("gamma", "exponent");
        return ClassicalReader.rate(place);
    }

    private static SpaceDensity initial(Place initial, SpaceShells shells) {
        if (initial.object().has("thermal") == initial.has("gaussian")) {
            throw initial.wrong("an object with \"thermal\" or \"gaussian\" where the dimension is above 1");
        }
        if (initial.has("thermal")) {
            double temperature = initial.allow("thermal")
                    .get("thermal")
                    .allow("temperature")
                    .get("temperature")
                    .positive();
            return placed(initial.path(), () -> new ThermalDensity(shells, temperature));
        }
        Place g = initial.allow("gaussian").get("gaussian").allow("position", "momentum", "variance");
        int d = shells.hamiltonian().dimension();
        double[] zero = new double[d];
        double[] q = g.find("position").map(p -> p.numbers(d, "one per axis")).orElse(zero);
        double[] p = g.find("momentum").map(v -> v.numbers(d, "one per axis")).orElse(zero);
        return placed(
                g.path(),
                () -> new SpaceGaussian(shells, q, p, g.get("variance").positive()));
    }

    /** The energies of the file, or the middles of equal cells from the lowest energy up. */
    private static double[] energies(Optional<Place> given, SpaceHamiltonian h, SpaceDensity initial) {
        double lowest = h.lowestEnergy();
        if (given.filter(e -> e.node().isArray()).isPresent()) {
            List<Place> list = given.get().list();
            double[] out = given.get().numbers();
            if (out.length == 0) {
                throw given.get().wrong("at least one energy");
            }
            for (int i = 0; i < out.length; i++) {
                if (!(out[i] > (i == 0 ? lowest : out[i - 1]) && out[i] < h.top())) {
                    throw list.get(i)
                            .wrong("energies above the lowest, " + lowest + ", increasing, and below the top, "
                                    + h.top());
                }
            }
            return out;
        }
        given.ifPresent(e -> e.allow("max", "count"));
        int count = given.flatMap(e -> e.find("count")).map(Place::integer).orElse(COUNT);
        if (count < 2 || count > 100_000) {
            throw new InvalidInputException("energies.count", "" + count, "an integer from 2 to 100000");
        }
        double max = given.flatMap(e -> e.find("max"))
                .map(Place::number)
                .orElseGet(() -> Math.min(h.top(), lowest + REACH * (initial.meanEnergy() - lowest)));
        if (!(max > lowest && max <= h.top())) {
            throw new InvalidInputException(
                    "energies.max",
                    "" + max,
                    "an energy above the lowest, " + lowest + ", and up to the top, " + h.top());
        }
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = lowest + (i + 0.5) * (max - lowest) / count;
        }
        return out;
    }
}
