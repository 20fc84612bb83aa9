package io.github.secular.host;

import ij.Prefs;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.text.View;

/** Words that are wrapped in a width of their own, whatever they are: a longer text makes them higher, never wider. */
final class NoteText extends JTextArea {
    private static final long serialVersionUID = 1L;

    private int width;

    /** @param width in pixels of a screen of usual resolution, which are reserved also while there are no words */
    NoteText(String name, int width) {
        this.width = (int) (width * Math.max(1, Prefs.getGuiScale()));
        setFont(new JLabel().getFont().deriveFont(Font.PLAIN));
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBackground(new Color(0, true)); // some looks paint it all the same
        setBorder(null);
        setName(name);
    }

    /** Makes it narrower, but no narrower than words can be. */
    void narrow(int by, int least) {
        width = Math.max(Math.min(width, least), width - by);
        revalidate();
    }

    /** Where it is given more room, its words need fewer lines. */
    @Override
    public void setBounds(int x, int y, int newWidth, int height) {
        boolean other = newWidth != getWidth();
        super.setBounds(x, y, newWidth, height);
        if (other) {
            revalidate();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        View words = getUI().getRootView(this);
        words.setSize(Math.max(width, getWidth()), Integer.MAX_VALUE);
        return new Dimension(width, getText().isEmpty() ? 0 : (int) Math.ceil(words.getPreferredSpan(View.Y_AXIS)));
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }
}
