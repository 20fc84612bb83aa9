package io.github.secular.command;

import java.util.List;
import org.scijava.Priority;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * Has every host see the commands of this room with the inputs of their forms. Comes before the service that lists
 * commands, which takes those that it finds described already as they are.
 */
@Plugin(type = Service.class, priority = Priority.EXTREMELY_HIGH)
public class CommandForms extends AbstractService implements SciJavaService {
    private static final String ROOM = ModelCommand.class.getPackageName() + ".";

    @Parameter
    private PluginService plugins;

    @Override
    public void initialize() {
        List<PluginInfo<Command>> plain = plugins.getPluginsOfType(Command.class).stream()
                .filter(p -> p.getClassName().startsWith(ROOM) && !(p instanceof FormCommandInfo))
                .toList();
        plugins.removePlugins(plain);
        plugins.addPlugins(plain.stream().map(FormCommandInfo::new).toList());
    }
}
