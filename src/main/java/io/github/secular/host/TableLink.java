package io.github.secular.host;

import ij.text.TextPanel;
import io.github.secular.view.Marked;
import io.github.secular.view.MarkedRow;
import java.awt.Canvas;
import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Ties a table in a window to the drawings of its run: a click on a row marks what the row is of in all of them and
 * moves the sliders to its time; what is marked elsewhere selects its row, and so does a time that is shown there.
 */
final class TableLink {
    private final TextPanel table;
    private final MarkLink marks;
    private final List<TimeLink> times;
    private boolean clicking;

    private TableLink(TextPanel table, MarkLink marks, List<TimeLink> times) {
        this.table = table;
        this.marks = marks;
        this.times = times;
    }

    static void join(TextPanel table, MarkLink marks, List<TimeLink> times) {
        TableLink link = new TableLink(table, marks, times);
        marks.add(link::select);
        times.forEach(t -> t.add(link));
        for (Component part : table.getComponents()) {
            if (part instanceof Canvas) {
                part.addMouseListener(new MouseAdapter() {
                    @Override
                    public void mouseReleased(MouseEvent e) {
                        link.clicked();
                    }
                });
            }
        }
    }

    private List<MarkedRow> rows() {
        return IntStream.range(0, table.getLineCount()).mapToObj(this::row).toList();
    }

    private MarkedRow row(int line) {
        return MarkedRow.of(table.getColumnHeadings(), table.getLine(line));
    }

    /** The panel has selected the row by now. */
    private void clicked() {
        int line = table.getSelectionStart();
        // several rows are selected to be copied
        if (line < 0 || line != table.getSelectionEnd()) {
            return;
        }
        MarkedRow row = row(line);
        clicking = true;
        try {
            times.forEach(t -> row.time(t.unit()).ifPresent(t::show));
            row.thing().ifPresent(thing -> marks.clicked(row.thing()));
        } finally {
            clicking = false;
        }
    }

    /** Selects the row of a thing, or nothing; a table of other things is left alone. @param what null for nothing */
    private void select(Marked what) {
        List<MarkedRow> rows = rows();
        if (clicking || rows.stream().allMatch(row -> row.thing().isEmpty())) {
            return;
        }
        int line = what == null ? -1 : MarkedRow.find(rows, what);
        if (line < 0) {
            table.resetSelection();
        } else {
            table.setSelection(line, line);
        }
    }

    /**
     * Selects the row of a time, in a table that has times.
     *
     * @param enough whether the time of the row that is selected will do
     */
    void select(double time, String unit, DoublePredicate enough) {
        int now = table.getSelectionStart();
        if (clicking
                || now >= 0
                        && now == table.getSelectionEnd()
                        && row(now).time(unit).stream().anyMatch(enough)) {
            return;
        }
        int line = MarkedRow.find(rows(), time, unit);
        if (line >= 0) {
            table.setSelection(line, line);
        }
    }
}
