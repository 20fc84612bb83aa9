package io.github.secular.command;

import java.util.ArrayList;
import java.util.List;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;
import org.scijava.service.Service;

/**
 * What a host is told of a command: the inputs of its {@link CommandForm}, not all that it inherits. The class of the
 * command is loaded when its inputs are first asked for.
 */
final class FormCommandInfo extends CommandInfo {
    private List<ModuleItem<?>> items;

    FormCommandInfo(PluginInfo<Command> command) {
        super(command);
    }

    @Override
    public synchronized List<ModuleItem<?>> inputs() {
        if (items == null) {
            CommandForm form = form();
            List<ModuleItem<?>> all = new ArrayList<>();
            for (ModuleItem<?> item : super.inputs()) {
                if (Service.class.isAssignableFrom(item.getType()) || item.getType() == Context.class) {
                    all.add(item);
                }
            }
            for (String name : form.names()) {
                all.add(new FormInput<>(this, super.getInput(name).getField(), form));
            }
            items = List.copyOf(all);
        }
        return items;
    }

    @Override
    public CommandModuleItem<?> getInput(String name) {
        return inputs().stream()
                .filter(item -> item.getName().equals(name))
                .map(item -> (CommandModuleItem<?>) item)
                .findFirst()
                .orElse(null);
    }

    private CommandForm form() {
        try {
            return ((ModelCommand) createInstance()).form();
        } catch (InstantiableException e) {
            throw new IllegalStateException(e);
        }
    }
}
