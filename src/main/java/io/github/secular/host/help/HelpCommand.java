package io.github.secular.host.help;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Opens the contents of the help; without a display they go into the log. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Secular Help...")
public class HelpCommand implements Command {
    @Override
    public void run() {
        HelpWindow.show("");
    }
}
