package io.github.secular.command;

import io.github.secular.scenario.ModelScenario;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;

/** An input as the form of its command has it. No host remembers it, and none needs to be given. */
final class FormInput<T> extends CommandModuleItem<T> implements DialogInput {
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
    public void check(String text) {
        BiFunction<String, String, ?> reader = form.reader(getName());
        if (reader != null) {
            reader.apply(getName(), text);
        }
    }

    @Override
    public boolean isAsked() {
        return form.asks(getName());
    }

    @Override
    public boolean matters(ModelScenario model) {
        return form.matters(getName(), model);
    }

    @Override
    public Optional<String> need() {
        return Optional.ofNullable(form.need(getName()));
    }

    @Override
    public Optional<String> rival() {
        return Optional.ofNullable(form.rival(getName()));
    }

    @Override
    public Optional<String> extension() {
        return Optional.ofNullable(form.extension(getName()));
    }

    @Override
    public boolean isOfImage() {
        return form.isOfImage(getName());
    }

    @Override
    public boolean isOfImages() {
        return form.isOfImages(getName());
    }

    @Override
    public boolean isSaved() {
        return form.isSaved(getName());
    }

    @Override
    public Optional<String> needed() {
        return Optional.ofNullable(form.needed(getName()));
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
