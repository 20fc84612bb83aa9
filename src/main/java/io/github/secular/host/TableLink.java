package io.github.secular.host;

import ij.text.TextPanel;
import io.github.secular.view.Marked;
import io.github.secular.view.MarkedRow;
import java.awt.Canvas;
import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ties a table in a window to the drawings of its run: a click on a row marks what the row is of in all of them and
 * moves the sliders to its time; what is marked elsewhere selects its row.
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
        times.forEach(t -> row.time(t.unit()).ifPresent(t::show));
        row.thing().ifPresent(thing -> {
            clicking = true;
            marks.clicked(row.thing());
            clicking = false;
        });
    }

    /** @param what null for nothing */
    private void select(Marked what) {
        if (clicking) {
            return;
        }
        List<MarkedRow> rows =
                IntStream.range(0, table.getLineCount()).mapToObj(this::row).toList();
        int line = what == null ? -1 : MarkedRow.find(rows, what);
        if (line < 0) {
            table.resetSelection();
        } else {
            table.setSelection(line, line);
        }
    }
}
