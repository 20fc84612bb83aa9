package io.github.secular.host.builder;

import java.awt.Component;
import java.io.File;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

/**
 * Where files are chosen: one to be read where one was read last, at first where ImageJ has the sample data; one to be
 * written where one was written last. Asks before a file is replaced.
 */
public final class FileChooser extends JFileChooser {
    private static final long serialVersionUID = 1L;

    private static File opened;
    private static File saved;

    private final boolean placed;
    private String ending = "";

    /** @param beside a file in the folder to begin with; null for the usual one */
    public FileChooser(File beside) {
        placed = beside != null && beside.getParentFile() != null;
        if (placed) {
            setCurrentDirectory(beside.getParentFile());
        }
    }

    private void beginIn(File folder) {
        if (!placed && folder != null) {
            setCurrentDirectory(folder);
        }
    }

    /** Shows only files of these kinds. @param what they are called, "Model files" */
    public void filter(String what, String... endings) {
        String list = "*." + String.join(", *.", endings);
        setFileFilter(new FileNameExtensionFilter(what + " (" + list + ")", endings));
    }

    /** @return null if none was chosen */
    public File toOpen(Component parent) {
        beginIn(opened != null ? opened : SampleFolder.installed().orElse(null));
        if (showOpenDialog(parent) != APPROVE_OPTION) {
            return null;
        }
        opened = getSelectedFile().getParentFile();
        return getSelectedFile();
    }

    /**
     * A file to be written.
     *
     * @param offered its name, and where it has one its folder
     * @param ending with its dot; what a name without one gets
     * @return null if none was chosen
     */
    public File toSave(Component parent, File offered, String ending) {
        this.ending = ending;
        beginIn(saved);
        setSelectedFile(offered.getParentFile() == null ? new File(getCurrentDirectory(), offered.getName()) : offered);
        if (showSaveDialog(parent) != APPROVE_OPTION) {
            return null;
        }
        saved = getSelectedFile().getParentFile();
        return getSelectedFile();
    }

    @Override
    public void approveSelection() {
        if (getDialogType() == SAVE_DIALOG) {
            setSelectedFile(ended(getSelectedFile(), ending));
            if (getSelectedFile().exists() && !replaces(getSelectedFile())) {
                return;
            }
        }
        super.approveSelection();
    }

    /** The file, with the ending if its name has none. */
    static File ended(File file, String ending) {
        return file.getName().indexOf('.') < 0 ? new File(file.getPath() + ending) : file;
    }

    private boolean replaces(File file) {
        String question = file.getName() + " is there already. Replace it?";
        return JOptionPane.showConfirmDialog(this, question, getDialogTitle(), JOptionPane.YES_NO_OPTION)
                == JOptionPane.YES_OPTION;
    }
}
