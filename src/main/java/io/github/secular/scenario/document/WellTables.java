package io.github.secular.scenario.document;

import static io.github.secular.scenario.document.ValueTable.Value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.classical.Wells;
import io.github.secular.scenario.ModelDocument;
import java.util.ArrayList;
import java.util.List;

/** The tables by which a classical model is edited: the well, the start, the drive, relaxation, and what a run is. */
public final class WellTables {
    private static final String FORMULA = "formula";

    private WellTables() {}

    /** Those of a document, in order; what a table does not show stays as it stands. */
    public static List<DocumentTable> of(ModelDocument document) {
        if (document.at("units").asText().equals("lab")) {
            return trap();
        }
        List<DocumentTable> out = new ArrayList<>();
        out.add(new KindTable("Well", "hamiltonian", wells()));
        out.add(new KindTable("Start", "initial", starts()));
        if (document.has("noises")) {
            out.add(AtomTables.noises("potential"));
        } else {
            out.add(new FrequencyTable("drive", "terms"));
            out.add(AtomTables.terms("Drive", "drive.terms", "{'index': [], 'cosine': 'x'}", WellTables::ofTerms));
        }
        List<Value> run = new ArrayList<>(List.of(
                Value.of(
                        "gamma (per fast time)",
                        "relaxation.gamma",
                        CellKind.NUMBER,
                        "How fast f relaxes towards its shells: a number, or a formula in E."),
                Value.of("mu", "relaxation.exponent", CellKind.NUMBER, "Relaxation that vanishes as epsilon^mu."),
                Value.of("epsilon", "epsilon", CellKind.NUMBER, "The strength of the drive."),
                Value.of("highest energy", "energies.max", CellKind.NUMBER, "Up to which energies are reported."),
                Value.of("number of energies", "energies.count", CellKind.NUMBER, "How many of them.")));
        run.addAll(AtomTables.common("end time (slow)"));
        out.add(new ValueTable("Relaxation and run", d -> run));
        return out;
    }

    /** Cosine and sine, or a potential with its amplitude, or both where the document has both. */
    private static List<Column> ofTerms(ModelDocument document) {
        List<Column> out = new ArrayList<>();
        out.add(Column.of("index", "index", CellKind.LIST, "How often each base frequency is in its own."));
        boolean potentials = any(document, "potential") || any(document, "amplitude");
        if (!potentials || any(document, "cosine") || any(document, "sine")) {
            out.add(formula("cosine", "What the cosine multiplies, a formula in x and p."));
            out.add(formula("sine", "What the sine multiplies, a formula in x and p."));
        }
        if (potentials) {
            out.add(formula("potential", "In place of cosine and sine: what a complex amplitude multiplies."));
            out.add(Column.of("amplitude", "amplitude", CellKind.COMPLEX, "Of the potential. Empty: 1/2."));
        }
        out.add(Column.of("envelope", "envelope", CellKind.NUMBER, "How strong over time, a formula in t."));
        out.add(Column.of("phase", "phase (rad)", CellKind.NUMBER, "A number, or a formula in t."));
        return out;
    }

    private static boolean any(ModelDocument document, String key) {
        for (int i = 0; i < document.size("drive.terms"); i++) {
            if (document.has("drive.terms[" + i + "]." + key)) {
                return true;
            }
        }
        return false;
    }

    private static Column formula(String key, String tip) {
        return Column.of(key, key, CellKind.TEXT, tip);
    }

    private static List<KindTable.Kind> wells() {
        List<KindTable.Kind> out = new ArrayList<>();
        for (Wells.Kind kind : Wells.KINDS) {
            ObjectNode fresh = Nodes.object("{'type': '" + kind.name() + "'}");
            List<Value> values = new ArrayList<>();
            for (Wells.Parameter p : kind.parameters()) {
                fresh.put(p.key(), p.otherwise());
                values.add(Value.of(
                        p.key(),
                        "hamiltonian." + p.key(),
                        CellKind.NUMBER,
                        p.isPositive() ? "A number above 0." : "A number."));
            }
            out.add(new KindTable.Kind(
                    kind.name(), d -> d.at("hamiltonian.type").asText().equals(kind.name()), fresh, values));
        }
        out.add(new KindTable.Kind(
                FORMULA,
                d -> d.has("hamiltonian.formula"),
                Nodes.object("{'formula': 'x^2/2 + x^4/4'}"),
                List.of(Value.of("U(x)", "hamiltonian.formula", CellKind.TEXT, "The potential, a formula in x."))));
        return out;
    }

    private static List<KindTable.Kind> starts() {
        return List.of(
                start(
                        "gaussian",
                        "{'gaussian': {'x': 0, 'p': 0, 'variance': 1}}",
                        Value.of("x", "initial.gaussian.x", CellKind.NUMBER, "Its middle. Empty: 0."),
                        Value.of("p", "initial.gaussian.p", CellKind.NUMBER, "Its mean momentum. Empty: 0."),
                        Value.of("variance", "initial.gaussian.variance", CellKind.NUMBER, "In x and in p.")),
                start(
                        "thermal",
                        "{'thermal': {'temperature': 1}}",
                        Value.of(
                                "temperature",
                                "initial.thermal.temperature",
                                CellKind.NUMBER,
                                "exp(-E/T), in units of the energies.")),
                start(
                        "shell",
                        "{'shell': {'energy': 1, 'width': 0.1}}",
                        Value.of("energy", "initial.shell.energy", CellKind.NUMBER, "Of the shell."),
                        Value.of("width", "initial.shell.width", CellKind.NUMBER, "Of the Gaussian in energy.")),
                start(
                        FORMULA,
                        "{'formula': 'exp(-(x^2+p^2))', 'x': [-6, 6], 'p': [-6, 6]}",
                        Value.of("f(x, p)", "initial.formula", CellKind.TEXT, "A formula in x and p."),
                        Value.of("x from, to", "initial.x", CellKind.LIST, "Where it is cut off."),
                        Value.of("p from, to", "initial.p", CellKind.LIST, "Where it is cut off.")));
    }

    private static KindTable.Kind start(String name, String fresh, Value... values) {
        return new KindTable.Kind(name, d -> d.has("initial." + name), Nodes.object(fresh), List.of(values));
    }

    /** One ion in a harmonic trap, in laboratory units. */
    private static List<DocumentTable> trap() {
        List<Value> trap = List.of(
                Value.of("mass (u)", "trap.mass", CellKind.NUMBER, "Of the ion."),
                Value.of("charge (e)", "trap.charge", CellKind.NUMBER, "Of the ion. Empty: 1."),
                Value.of("frequency", "trap.frequency", CellKind.NUMBER, "Of the trap."),
                Value.of("its unit", "trap.unit", CellKind.TEXT, "Of the frequency.", "rad/s", "Hz", "kHz", "MHz"));
        List<Value> noise = List.of(
                Value.of("type", "fieldNoise.type", CellKind.TEXT, "Its kind.", "ornstein-uhlenbeck", "telegraph"),
                Value.of("heating rate (quanta/s)", "fieldNoise.heatingRate", CellKind.NUMBER, "Or its density."),
                Value.of(
                        "density (V^2/m^2/Hz)",
                        "fieldNoise.spectralDensity",
                        CellKind.NUMBER,
                        "One-sided, at the frequency of the trap; or the heating rate."),
                Value.of("correlation time (s)", "fieldNoise.correlationTime", CellKind.NUMBER, "Of the field."));
        List<Value> run = new ArrayList<>(List.of(
                Value.of("start (quanta)", "initial.quanta", CellKind.NUMBER, "Of a thermal state."),
                Value.of("highest energy (quanta)", "energies.max", CellKind.NUMBER, "Up to which is reported."),
                Value.of("number of energies", "energies.count", CellKind.NUMBER, "How many of them.")));
        run.addAll(AtomTables.common("end time (s)"));
        return List.of(
                new ValueTable("Trap", d -> trap),
                new ValueTable("Electric field noise", d -> noise),
                new ValueTable("Start and run", d -> run));
    }
}
