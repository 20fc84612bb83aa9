package io.github.secular.host;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JList;

/**
 * A list to choose from that, when open, is as wide as its longest line; closed, it is no wider than a line may be, and its
 * tool tip has the whole of what is chosen where it is not seen.
 */
final class WideList extends JComboBox<String> {
    private static final long serialVersionUID = 1L;

    /** What an open list has around its lines, pixels. */
    private static final int BORDER = 6;

    private final transient ChoiceLines lines;
    private boolean laidOut = true;

    /** @param samples whether the choices are the names of samples */
    WideList(List<String> choices, boolean samples) {
        super(choices.toArray(new String[0]));
        lines = new ChoiceLines(this, samples);
        setRenderer(lines);
    }

    /** What the empty choice stands for. @param title of an image that it is; may be empty */
    void empty(String words, String title) {
        lines.empty(words, title);
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension out = super.getPreferredSize();
        out.width = Math.min(out.width, ChoiceLines.CLOSED + ChoiceLines.BESIDE);
        return out;
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        String whole = lines.whole(String.valueOf(getSelectedItem()));
        int room = getWidth() - ChoiceLines.BESIDE;
        return getFontMetrics(getFont()).stringWidth(whole) > room ? whole : super.getToolTipText(event);
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
