package io.github.secular.command;

import java.lang.reflect.Field;
import java.util.List;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;

/** An input as the form of its command has it. No host remembers it, and none needs to be given. */
final class FormInput<T> extends CommandModuleItem<T> {
    private final CommandForm form;

    FormInput(ModuleInfo command, Field field, CommandForm form) {
        super(command, field);
        this.form = form;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<T> getChoices() {
        List<String> choices = form.choices(getName());
        return choices == null ? super.getChoices() : (List<T>) choices;
    }

    @Override
    public String getLabel() {
        return form.label(getName(), super.getLabel());
    }

    @Override
    public String getDescription() {
        return form.description(getName(), super.getDescription());
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public boolean isPersisted() {
        return false;
    }
}
