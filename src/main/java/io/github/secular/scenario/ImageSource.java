package io.github.secular.scenario;

import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the images that model files name. Hosts bring one, for this layer knows no format of images. */
@FunctionalInterface
public interface ImageSource {
    /** Where no host is: refuses. */
    ImageSource NONE = (file, ranges, frame, negative) -> {
        throw new InvalidInputException(
                file.toString(), "an image", "values in the file, for nothing opens images here");
    };

    /**
     * One frame of an image file as values over phase space.
     *
     * @param ranges x from, x to, p from, p to, from edge to edge, p upwards; NaN where the calibration decides
     * @param frame from 1
     * @param negative whether values below 0 are welcome
     * @return a movie of one frame
     * @throws InvalidInputException if there is no such image or frame, if it covers no known ranges, or with number
     *     and place of pixels that are NaN or, unless welcome, negative
     */
    PhaseMovie frame(Path file, double[] ranges, int frame, boolean negative);

    /** The same for images that stand beside a model file; opens every frame once. */
    default ImageSource beside(Path model) {
        Map<List<Object>, PhaseMovie> known = new ConcurrentHashMap<>();
        ImageSource all = this;
        return new ImageSource() {
            @Override
            public PhaseMovie frame(Path file, double[] ranges, int frame, boolean negative) {
                return known.computeIfAbsent(
                        List.of(file, Arrays.toString(ranges), frame, negative),
                        key -> all.frame(model.toAbsolutePath().resolveSibling(file), ranges, frame, negative));
            }

            @Override
            public String unit(Path file) {
                return all.unit(model.toAbsolutePath().resolveSibling(file));
            }
        };
    }

    /** The unit in which an image is calibrated, "" for none. */
    default String unit(Path file) {
        return "";
    }
}
