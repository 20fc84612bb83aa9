package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.plugin.Parameter;

/**
 * An output as the form of its command has it: a name of its own, and all else as SciJava reads it from the one field of
 * that type below. The value stands with the command, in no field.
 */
final class FormOutput<T> extends CommandModuleItem<T> {
    /** What outputs can be. A chart is an object, so that no command needs the jar of charts. */
    private static final class Kinds {
        @Parameter(type = ItemIO.OUTPUT)
        private Object chart;

        @Parameter(type = ItemIO.OUTPUT)
        private ImagePlus shown;

        @Parameter(type = ItemIO.OUTPUT)
        private Img<DoubleType> image;

        @Parameter(type = ItemIO.OUTPUT)
        private ResultsTable table;

        @Parameter(type = ItemIO.OUTPUT)
        private String text;
    }

    private final String name;

    /** @param type the type of one of the kinds */
    FormOutput(ModuleInfo command, String name, Class<?> type) {
        super(command, field(type));
        this.name = name;
    }

    private static Field field(Class<?> type) {
        return Stream.of(Kinds.class.getDeclaredFields())
                .filter(f -> f.getType() == type)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getType() {
        return (Class<T>) getField().getType();
    }

    @Override
    public Type getGenericType() {
        return getField().getGenericType();
    }

    @Override
    public T getDefaultValue() {
        return null;
    }
}
