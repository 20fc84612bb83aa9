package io.github.secular.host.imagej;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.view.Axis;
import io.github.secular.view.Channel;
import io.github.secular.view.ColourMap;
import io.github.secular.view.Hover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The axes and channels of an image as a text that goes into its TIFF, for calibration alone does not tell them. */
final class AxesText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AxesText() {}

    static String write(Hover of) {
        ObjectNode out = JSON.createObjectNode();
        ArrayNode axes = out.putArray("axes");
        for (Axis axis : of.axes()) {
            ObjectNode one = axes.addObject()
                    .put("name", axis.name())
                    .put("origin", axis.origin())
                    .put("spacing", axis.spacing())
                    .put("unit", axis.unit())
                    .put("calibrated", axis.calibrated())
                    .put("coordinateUnit", axis.values().unit());
            axis.labels().forEach(one.putArray("labels")::add);
            axis.values().numbers().forEach(one.putArray("coordinates")::add);
        }
        ArrayNode channels = out.putArray("channels");
        for (Channel channel : of.channels()) {
            channels.addObject()
                    .put("name", channel.name())
                    .put("colours", channel.colours().name())
                    .put("low", channel.low())
                    .put("high", channel.high());
        }
        return out.toString();
    }

    /** @return empty for a text that another program, or another version, has written */
    static Optional<Hover> read(String text) {
        try {
            JsonNode in = JSON.readTree(text);
            List<Axis> axes = new ArrayList<>();
            for (JsonNode one : in.required("axes")) {
                List<String> labels = new ArrayList<>();
                one.required("labels").forEach(label -> labels.add(label.asText()));
                List<Double> numbers = new ArrayList<>();
                one.required("coordinates").forEach(number -> numbers.add(number.asDouble()));
                axes.add(new Axis(
                        word(one, "name"),
                        number(one, "origin"),
                        number(one, "spacing"),
                        word(one, "unit"),
                        labels,
                        one.required("calibrated").asBoolean(),
                        new Axis.Values(numbers, word(one, "coordinateUnit"))));
            }
            List<Channel> channels = new ArrayList<>();
            for (JsonNode one : in.required("channels")) {
                channels.add(new Channel(
                        word(one, "name"),
                        ColourMap.named(word(one, "colours")),
                        number(one, "low"),
                        number(one, "high")));
            }
            return axes.size() < 2 || channels.isEmpty() ? Optional.empty() : Optional.of(new Hover(axes, channels));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String word(JsonNode of, String key) {
        return of.required(key).asText();
    }

    private static double number(JsonNode of, String key) {
        return of.required(key).asDouble();
    }
}
