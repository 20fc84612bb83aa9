package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.secular.scenario.ModelDocument;
import java.util.ArrayList;
import java.util.List;

/** The levels of a document that lists them, a row for each: names, energies or photons and detunings, the start. */
final class LevelTable implements DocumentTable {
    private static final String START = "initial.populations";

    @Override
    public String title() {
        return "Levels";
    }

    @Override
    public List<Column> columns(ModelDocument document) {
        List<Column> out = new ArrayList<>();
        out.add(Column.of("levels.labels", "name", CellKind.TEXT, "The name of the level on axes."));
        if (document.has("levels.energies")) {
            out.add(Column.of(
                    "levels.energies",
                    "energy" + unit(document, "levels.energyUnit", "per fast time"),
                    CellKind.NUMBER,
                    "The energy of the level."));
        }
        if (document.has("levels.photons")) {
            out.add(Column.of(
                    "levels.photons",
                    "photons",
                    CellKind.LIST,
                    "How many photons of each base frequency of the light the level stands above 0."));
        }
        if (document.has("levels.detunings")) {
            out.add(Column.of(
                    "levels.detunings",
                    "detuning" + unit(document, "levels.detuningUnit", "per fast time"),
                    CellKind.NUMBER,
                    "How far the level stands above its photons."));
        }
        if (document.has("levels.shifts")) {
            out.add(Column.of("levels.shifts", "shift", CellKind.NUMBER, "The shift of an almost-degenerate level."));
        }
        for (String key : new String[] {"damping.gamma.levels", "dephasing.levels"}) {
            if (document.size(key) == rows(document)) {
                out.add(Column.of(
                        key,
                        key.startsWith("damping") ? "damping (per fast time)" : "dephasing (1/s)",
                        CellKind.NUMBER,
                        "A pair of levels is damped at the mean of its two."));
            }
        }
        if (!document.has("initial.densityMatrix") && !(document.at(START).isObject())) {
            out.add(Column.of(START, "start", CellKind.NUMBER, "The population of the level at time 0; all sum to 1."));
        }
        return out;
    }

    /** " (MHz)" where the document names its unit, else what is said of scaled numbers. */
    static String unit(ModelDocument document, String path, String scaled) {
        JsonNode unit = document.at(path);
        return unit.isTextual() ? " (" + unit.textValue() + ")" : scaled.isEmpty() ? "" : " (" + scaled + ")";
    }

    @Override
    public int rows(ModelDocument document) {
        return LevelCount.of(document);
    }

    @Override
    public String name(ModelDocument document, int row) {
        return Integer.toString(row);
    }

    @Override
    public String path(ModelDocument document, int row, int column) {
        return columns(document).get(column).key() + "[" + row + "]";
    }

    @Override
    public String text(ModelDocument document, int row, int column) {
        String path = path(document, row, column);
        if (path.startsWith(START) && !document.has(START)) {
            return row == document.at("initial.level").asInt(0) ? "1" : "0";
        }
        return DocumentTable.super.text(document, row, column);
    }

    @Override
    public ModelDocument changed(ModelDocument document, int row, int column, String text) {
        String key = columns(document).get(column).key();
        ModelDocument listed = document;
        if (!document.has(key)) {
            ArrayNode list = document.root().arrayNode();
            for (int i = 0; i < rows(document); i++) {
                list.add(
                        key.equals(START)
                                ? IntNode.valueOf(text(document, i, column).equals("1") ? 1 : 0)
                                : name(i));
            }
            listed = document.without("initial.level").with(key, list);
        }
        JsonNode value = cell(document, row, column)
                .kind()
                .read(text)
                .orElse(key.equals("levels.labels") ? name(row) : IntNode.valueOf(0));
        return listed.with(key + "[" + row + "]", value);
    }

    private static JsonNode name(int level) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(Integer.toString(level));
    }

    @Override
    public boolean canGrow() {
        return true;
    }

    @Override
    public ModelDocument added(ModelDocument document) {
        return LevelCount.more(document);
    }

    @Override
    public ModelDocument removed(ModelDocument document, int row) {
        return rows(document) > 1 ? LevelCount.less(document, row) : document;
    }

    @Override
    public Cell find(ModelDocument document, String where) {
        Cell exact = DocumentTable.super.find(document, where);
        if (exact != null || !(where.equals("levels") || where.startsWith("levels.") || where.startsWith(START))) {
            return exact;
        }
        List<Column> columns = columns(document);
        for (int i = 0; i < columns.size(); i++) {
            if (where.equals(columns.get(i).key())) {
                return new Cell(0, i);
            }
        }
        return new Cell(0, 0);
    }
}
