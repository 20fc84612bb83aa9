package io.github.secular.command;

import java.util.ArrayList;
import java.util.List;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;
import org.scijava.service.Service;

/**
 * What a host is told of a command: the inputs of its {@link CommandForm}, not all that it inherits, and the outputs,
 * for which it has no fields. The class of the command is loaded when these are first asked for.
 */
final class FormCommandInfo extends CommandInfo {
    private List<ModuleItem<?>> inputs;
    private List<ModuleItem<?>> outputs;

    FormCommandInfo(PluginInfo<Command> command) {
        super(command);
    }

    @Override
    public synchronized List<ModuleItem<?>> inputs() {
        if (inputs == null) {
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
            inputs = List.copyOf(all);
        }
        return inputs;
    }

    @Override
    public synchronized List<ModuleItem<?>> outputs() {
        if (outputs == null) {
            List<ModuleItem<?>> all = new ArrayList<>();
            form().outputs().forEach((name, type) -> all.add(new FormOutput<>(this, name, type)));
            outputs = List.copyOf(all);
        }
        return outputs;
    }

    @Override
    public CommandModuleItem<?> getInput(String name) {
        return named(name, inputs());
    }

    @Override
    public CommandModuleItem<?> getOutput(String name) {
        return named(name, outputs());
    }

    private static CommandModuleItem<?> named(String name, List<ModuleItem<?>> items) {
        return items.stream()
                .filter(item -> item.getName().equals(name))
                .map(item -> (CommandModuleItem<?>) item)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Module createModule() throws ModuleException {
        try {
            return createModule(createInstance());
        } catch (InstantiableException e) {
            throw new ModuleException(e);
        }
    }

    @Override
    public Module createModule(Command command) {
        return new FormModule(this, command);
    }

    private CommandForm form() {
        try {
            return ((ModelCommand) createInstance()).form();
        } catch (InstantiableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A command about to be run, which keeps what it puts out by name. */
    private static final class FormModule extends CommandModule {
        FormModule(CommandInfo info, Command command) {
            super(info, command);
        }

        @Override
        public Object getOutput(String name) {
            return ((ModelCommand) getCommand()).output(name);
        }

        @Override
        public void setOutput(String name, Object value) {
            if (getInfo().getOutput(name) == null) {
                throw new IllegalArgumentException("No such output: " + name);
            }
            ((ModelCommand) getCommand()).putOut(name, value);
        }
    }
}
