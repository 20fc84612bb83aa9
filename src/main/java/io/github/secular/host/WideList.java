package io.github.secular.host;

import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JList;

/** A list to choose from that, when open, is as wide as its longest line. */
final class WideList extends JComboBox<String> {
    private static final long serialVersionUID = 1L;

    /** What an open list has around its lines, pixels. */
    private static final int BORDER = 6;

    private boolean laidOut = true;

    WideList(List<String> choices) {
        super(choices.toArray(new String[0]));
    }

    @Override
    public void doLayout() {
        laidOut = false;
        super.doLayout();
        laidOut = true;
    }

    /** What the open list goes by; the closed one is laid out by the size that it has. */
    @Override
    public Dimension getSize() {
        Dimension out = super.getSize();
        if (laidOut) {
            JList<String> list = new JList<>();
            for (int i = 0; i < getItemCount(); i++) {
                Component line = getRenderer().getListCellRendererComponent(list, getItemAt(i), i, false, false);
                out.width = Math.max(out.width, line.getPreferredSize().width + BORDER);
            }
        }
        return out;
    }
}
