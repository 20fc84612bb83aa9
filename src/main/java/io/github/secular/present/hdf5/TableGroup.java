package io.github.secular.present.hdf5;

import io.github.secular.view.Column;
import io.github.secular.view.Table;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table in a group: a dataset for each column, in their order by the attribute {@value #PLACE}. */
final class TableGroup {
    private static final String PLACE = "column";
    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String LEVELS = "levels";

    private TableGroup() {}

    static void write(Table table, WritableGroup group, SeriesWriter out) throws IOException {
        SeriesWriter.attribute(group, ResultFile.TITLE, table.title());
        if (!table.levels().isEmpty() && SeriesWriter.isAttribute(table.levels())) {
            SeriesWriter.attribute(group, LEVELS, table.levels().toArray(String[]::new));
        }
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            WritableNode node = out.put(group, ResultFile.key(column.name(), group), series(column));
            SeriesWriter.attribute(node, NAME, column.name());
            SeriesWriter.attribute(node, UNIT, column.unit());
            node.putAttribute(PLACE, c);
            SeriesWriter.attribute(node, "type", column.getClass().getSimpleName());
        }
    }

    private static Series series(Column column) {
        if (column instanceof Column.Reals reals) {
            return Series.doubles(at -> reals.value((int) at), column.length());
        }
        if (column instanceof Column.Integers integers) {
            return Series.integers(integers.number(), column.length());
        }
        return Series.texts(((Column.Texts) column).values());
    }

    private static int length(Node node, SeriesReader in) {
        return Math.toIntExact(Series.length(in.shape(node)));
    }

    static Table read(Group group, SeriesReader in) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < group.getChildren().size(); c++) {
            columns.add(null);
        }
        for (Node node : group.getChildren().values()) {
            int place = in.integer(node, PLACE);
            in.require(place >= 0 && place < columns.size() && columns.get(place) == null, "column " + place);
            String name = in.word(node, NAME);
            columns.set(
                    place,
                    switch (in.word(node, "type")) {
                        case "Reals" -> Column.asked(name, in.word(node, UNIT), length(node, in), in.numbers(node)::at);
                        case "Integers" -> Column.asked(name, length(node, in), in.integers(node));
                        case "Texts" -> Column.texts(name, in.texts(node));
                        default -> throw new IllegalStateException("a column of another type, " + node.getPath());
                    });
        }
        return new Table(in.word(group, ResultFile.TITLE), columns, in.words(group, LEVELS));
    }
}
