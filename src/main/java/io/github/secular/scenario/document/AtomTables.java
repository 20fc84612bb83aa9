package io.github.secular.scenario.document;

import static io.github.secular.scenario.document.ValueTable.Value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ModelDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The tables by which a quantum model is edited: levels, couplings, rates, light, noises, and what a run is. */
public final class AtomTables {
    private static final String ENVELOPE = "How strong it is over time: a number, or a formula in t. Empty: 1.";
    private static final String PHASE = "Its phase in radians: a number, or a formula in t. Empty: 0.";
    private static final String INDEX = "How often each base frequency is in its own: 1, 0 is the first alone.";

    private AtomTables() {}

    /** Those of a document, in order; what a table does not show stays as it stands. */
    public static List<DocumentTable> of(ModelDocument document) {
        boolean lab = document.at("units").asText().equals("lab");
        List<DocumentTable> out = new ArrayList<>();
        out.add(LevelCount.of(document) > 0 ? new LevelTable() : formulas());
        out.addAll(lab ? lab(document) : scaled(document));
        return out;
    }

    private static DocumentTable formulas() {
        return values(
                "Levels",
                Value.of("energy", "levels.formula", CellKind.TEXT, "The energies, a formula in n from 0 on."),
                Value.of("count", "levels.count", CellKind.NUMBER, "How many levels are kept."),
                Value.of(
                        "start",
                        "initial.populations.formula",
                        CellKind.TEXT,
                        "The populations at time 0, a formula in n; they are normalised."));
    }

    private static ValueTable values(String title, Value... values) {
        return new ValueTable(title, document -> List.of(values));
    }

    private static List<DocumentTable> scaled(ModelDocument document) {
        List<DocumentTable> out = new ArrayList<>();
        boolean rotating = document.at("wave.type").asText().equals("rotating");
        if (document.has("coupling.formula")) {
            out.add(values(
                    "Couplings",
                    Value.of("V", "coupling.formula", CellKind.TEXT, "The coupling, a formula in n and m.")));
        } else if (!rotating) {
            out.add(pairs(
                    "Couplings",
                    "coupling.entries",
                    "",
                    "V",
                    "The coupling of the two levels; the other half is its conjugate.",
                    d -> Listed.coupling(d, "coupling")));
        }
        out.add(rates(document));
        if (rotating) {
            out.add(values(
                    "Rotating wave",
                    Value.of("detuning", "wave.detuning", CellKind.NUMBER, "Frequency of the light above resonance."),
                    Value.of("strength", "wave.strength", CellKind.NUMBER, "The coupling by the wave.")));
        } else if (document.has("noises")) {
            out.add(noises(""));
        } else {
            out.add(new FrequencyTable("wave", "harmonics"));
            out.add(terms(
                    "Light",
                    "wave.harmonics",
                    "{'index': [], 'amplitude': 0.5}",
                    Column.of("index", "index", CellKind.LIST, INDEX),
                    Column.of(
                            "amplitude",
                            "amplitude",
                            CellKind.COMPLEX,
                            "Half the field of a cosine: the conjugate is added by itself."),
                    Column.of("envelope", "envelope", CellKind.NUMBER, ENVELOPE),
                    Column.of("phase", "phase (rad)", CellKind.NUMBER, PHASE)));
        }
        out.add(new ValueTable("Damping and run", AtomTables::run));
        return out;
    }

    private static List<Value> run(ModelDocument document) {
        List<Value> out = new ArrayList<>();
        if (!document.at("damping.gamma").isContainerNode()) {
            out.add(Value.of(
                    "gamma (per fast time)", "damping.gamma", CellKind.NUMBER, "The damping of all coherences."));
        }
        out.add(Value.of("mu", "damping.exponent", CellKind.NUMBER, "Damping that vanishes as epsilon^mu. Empty: 0."));
        out.add(Value.of("epsilon", "epsilon", CellKind.NUMBER, "The strength of the coupling."));
        out.addAll(common("end time (slow)"));
        return out;
    }

    /** What every model has. */
    static List<Value> common(String endTime) {
        return List.of(
                Value.of(endTime, "times.end", CellKind.NUMBER, "The last time."),
                Value.of("number of times", "times.count", CellKind.NUMBER, "How many times, both ends included."),
                Value.of("tolerance", "tolerance", CellKind.NUMBER, "The largest error wanted. Empty: the usual one."),
                Value.of("title", "title", CellKind.TEXT, "What pictures and tables are called after."),
                Value.of(
                        "description", "description", CellKind.TEXT, "What dialogs say of the model. Empty: nothing."));
    }

    private static DocumentTable rates(ModelDocument document) {
        if (document.has("relaxation.temperature")) {
            return values(
                    "Thermal rates",
                    Value.of("temperature", "relaxation.temperature", CellKind.NUMBER, "In units of the energies."));
        }
        return rates(document, "Rates", "relaxation.rates", "rate (per slow time)");
    }

    /** @param path of the list, or of the matrix in its place */
    private static DocumentTable rates(ModelDocument document, String title, String path, String heading) {
        List<Column> columns = List.of(
                level("from", "from"), level("to", "to"), Column.of("rate", heading, CellKind.NUMBER, "From to to."));
        return new ListTable(
                title,
                path,
                d -> columns,
                d -> Nodes.object("{'from': " + Math.min(1, LevelCount.of(d) - 1) + ", 'to': 0, 'rate': 1}"),
                d -> Listed.rates(d, path));
    }

    private static Column level(String key, String heading) {
        return Column.of(key, heading, CellKind.LEVEL, "The number of a level, counted from 0.");
    }

    private static DocumentTable pairs(
            String title, String path, String unit, String heading, String tip, UnaryOperator<ModelDocument> listed) {
        return new ListTable(
                title,
                path,
                d -> List.of(
                        level("between[0]", "level"),
                        level("between[1]", "level"),
                        Column.of(
                                "value",
                                heading + (unit.isEmpty() ? "" : LevelTable.unit(d, unit, "")),
                                CellKind.COMPLEX,
                                tip)),
                d -> Nodes.object("{'between': [0, " + Math.min(1, LevelCount.of(d) - 1) + "], 'value': 1}"),
                listed);
    }

    /** Terms of light or of a drive, of as many indices as there are frequencies. */
    static DocumentTable terms(String title, String path, String entry, Column... columns) {
        return terms(title, path, entry, d -> List.of(columns));
    }

    /** The same with columns that depend on the document. */
    static DocumentTable terms(String title, String path, String entry, Function<ModelDocument, List<Column>> columns) {
        String section = path.substring(0, path.indexOf('.'));
        return new ListTable(
                title,
                path,
                columns,
                d -> {
                    ObjectNode out = Nodes.object(entry);
                    int count = Math.max(d.size(section + ".frequencies"), d.size(section + ".cycles"));
                    for (int i = 0; i < count; i++) {
                        out.withArray("index").add(i == 0 ? 1 : 0);
                    }
                    return out;
                },
                d -> d);
    }

    /** @param potential the key of what the noise multiplies; "" where that is not shown */
    static DocumentTable noises(String potential) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                "type",
                "type",
                CellKind.TEXT,
                "The kind of the noise.",
                List.of("telegraph", "ornstein-uhlenbeck", "clock", "covariance")));
        if (!potential.isEmpty()) {
            columns.add(Column.of(potential, potential, CellKind.TEXT, "What it multiplies, a formula in x and p."));
            columns.add(
                    Column.of("sine", "sine", CellKind.TEXT, "What the sine of its carrier multiplies, a formula."));
        }
        columns.add(Column.of(
                "carrier", "carrier", CellKind.NUMBER, "Its angular frequency, fast time. Empty: the noise itself."));
        columns.add(Column.of("variance", "variance", CellKind.NUMBER, "Its mean square. Empty: 1."));
        columns.add(Column.of(
                "correlationTime",
                "correlation time",
                CellKind.NUMBER,
                "Of a telegraph or Ornstein-Uhlenbeck noise, fast time."));
        columns.add(Column.of("cellLength", "cell length", CellKind.NUMBER, "Of a clock, fast time."));
        String fresh = "{'type': 'telegraph', 'correlationTime': 1" + (potential.isEmpty() ? "" : ", 'potential': 'x'");
        return new ListTable("Noises", "noises", d -> columns, d -> Nodes.object(fresh + "}"), d -> d);
    }

    private static List<DocumentTable> lab(ModelDocument document) {
        List<DocumentTable> out = new ArrayList<>();
        out.add(pairs(
                "Dipoles",
                "dipoles.entries",
                "dipoles.unit",
                "dipole",
                "The dipole along the polarisation of the light.",
                Listed::dipoles));
        out.add(rates(document, "Decay", "decay", "rate (1/s)"));
        if (document.has("transfer")) {
            out.add(rates(document, "Transfer", "transfer", "rate (1/s)"));
        }
        out.add(new FrequencyTable("light", "tones"));
        out.add(terms(
                "Light",
                "light.tones",
                "{'index': [], 'intensity': 1, 'unit': 'mW/cm^2'}",
                Column.of("index", "index", CellKind.LIST, INDEX),
                Column.of("intensity", "intensity", CellKind.NUMBER, "In vacuum; or a field instead."),
                Column.of("field", "field", CellKind.NUMBER, "The peak field in V/m; or an intensity instead."),
                new Column(
                        "unit",
                        "unit",
                        CellKind.TEXT,
                        "Of the intensity, or of the field.",
                        List.of("mW/cm^2", "W/cm^2", "W/m^2", "V/m")),
                Column.of("envelope", "envelope", CellKind.NUMBER, ENVELOPE),
                Column.of("phase", "phase (rad)", CellKind.NUMBER, PHASE)));
        out.add(new ValueTable("Damping and run", AtomTables::labRun));
        return out;
    }

    private static List<Value> labRun(ModelDocument document) {
        List<Value> out = new ArrayList<>();
        if (!document.at("dephasing").isContainerNode()) {
            out.add(Value.of("dephasing (1/s)", "dephasing", CellKind.NUMBER, "Of all coherences. Empty: 0."));
        }
        out.add(Value.of("temperature (K)", "temperature", CellKind.NUMBER, "Of the radiation. Empty: 0."));
        out.add(Value.of(
                "intensity factor", "light.intensityFactor", CellKind.NUMBER, "Multiplies all intensities. Empty: 1."));
        out.addAll(units());
        out.addAll(common("end time (s)"));
        return out;
    }

    private static List<Value> units() {
        String[] energies = {"rad/s", "Hz", "kHz", "MHz", "GHz", "THz", "cm^-1", "eV"};
        String[] light = {"rad/s", "Hz", "kHz", "MHz", "GHz", "THz", "cm^-1", "eV", "nm"};
        return List.of(
                Value.of("unit of detunings", "levels.detuningUnit", CellKind.TEXT, "Of the table Levels.", energies),
                Value.of("unit of frequencies", "light.unit", CellKind.TEXT, "Of the table Frequencies.", light),
                Value.of(
                        "unit of dipoles", "dipoles.unit", CellKind.TEXT, "Of the table Dipoles.", "C m", "D", "e a0"));
    }
}
