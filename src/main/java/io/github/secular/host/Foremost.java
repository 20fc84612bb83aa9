package io.github.secular.host;

import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.plugin.frame.Recorder;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Set;
import javax.swing.Timer;

/**
 * Keeps an image the active one while the desktop, in an order and at a time of its own, activates the windows that were
 * opened with it; until somebody touches mouse or keys, or it must be over. What becomes active without anybody's doing
 * is not recorded.
 */
final class Foremost implements AWTEventListener {
    private static final int INTERVAL_MILLIS = 50;
    private static final int TIMES = 60;
    private static final long TOUCH = AWTEvent.MOUSE_EVENT_MASK | AWTEvent.KEY_EVENT_MASK;

    private final ImageWindow window;
    private final Set<Window> beside;
    private final Timer timer = new Timer(INTERVAL_MILLIS, e -> again());
    private int left = TIMES;

    private Foremost(ImageWindow window, Set<Window> beside) {
        this.window = window;
        this.beside = beside;
    }

    /** @param beside the windows that were opened with it; what is active beside these stays so */
    static void keep(ImageWindow window, Set<Window> beside) {
        EventQueue.invokeLater(new Foremost(window, beside)::start);
    }

    /** What is done while windows open is nobody's doing, either. */
    static void whileOpening(Runnable work) {
        EventQueue.invokeLater(Recorder::suspendRecording);
        try {
            work.run();
        } finally {
            EventQueue.invokeLater(Recorder::resumeRecording);
        }
    }

    private void start() {
        Recorder.suspendRecording();
        Toolkit.getDefaultToolkit().addAWTEventListener(this, TOUCH);
        timer.start();
        again();
    }

    private void again() {
        ImageWindow now = WindowManager.getCurrentWindow();
        if (left-- == 0 || window.isClosed()) {
            stop();
            return;
        }
        if (now != window && beside.contains(now)) {
            WindowManager.setCurrentWindow(window);
        }
        // what the desktop shows as active, and where keys go
        Window active = KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
        if (active != window && beside.contains(active)) {
            window.toFront();
            window.requestFocus();
        }
    }

    @Override
    public void eventDispatched(AWTEvent event) {
        // not where a window merely comes to lie below the mouse
        if (event.getID() == MouseEvent.MOUSE_PRESSED || event.getID() == KeyEvent.KEY_PRESSED) {
            stop();
        }
    }

    private void stop() {
        if (timer.isRunning()) {
            Recorder.resumeRecording();
        }
        timer.stop();
        Toolkit.getDefaultToolkit().removeAWTEventListener(this);
    }
}
