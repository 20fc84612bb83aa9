package io.github.secular.host;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.secular.present.Drawing;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Marked;
import io.github.secular.view.Picture;
import io.github.secular.view.Sketch;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** An image of ImageJ's that is a drawing and can be drawn anew: a chart, or the plane that another image shows. */
final class DrawnImage {
    private static final String KEY = "secular.drawing";
    private static final int SMALLEST = 160;
    /** Letters keep their size: a drawing that is made much smaller has no room for them. */
    private static final double LEAST = 0.5;

    /** A chart of curves is not made lower, beside its titles and its legend, than this of its width. */
    private static final double FLATTEST = 0.5;

    /** How much higher than its place it may become for that. */
    private static final double HIGHER = 1.6;

    private static final int OPAQUE = 0xFF000000;

    private final ImagePlus image;
    private final Picture picture;
    private Sketch sketch;
    private double marked = Double.NaN;
    private Marked thing;
    private DoubleConsumer listener;
    private Consumer<Optional<Marked>> thingListener;

    private DrawnImage(String title, String info, Picture picture, Sketch sketch) {
        this.image = new ImagePlus(title, pixels(sketch.draw()));
        this.picture = picture;
        this.sketch = sketch;
        image.setProperty("Info", info);
        image.setProperty(KEY, this);
    }

    static DrawnImage ofChart(Sketch sketch, String title, String info) {
        return new DrawnImage(title, info, null, sketch);
    }

    /** The picture of an image, which follows its sliders as long as {@code data} stands in a window. */
    static DrawnImage ofPicture(Picture picture, ImagePlus data, String title) {
        Sketch first = picture.sketch(picture.channel(), picture.frame());
        DrawnImage out = new DrawnImage(title, picture.image().info(), picture, first);
        DataCanvas.follow(data, out::plane);
        DataCanvas.pictured(data, picture);
        return out;
    }

    /** The drawing that an image is. @return null for any other image */
    static DrawnImage of(ImagePlus image) {
        return image.getProperty(KEY) instanceof DrawnImage d ? d : null;
    }

    ImagePlus image() {
        return image;
    }

    Sketch sketch() {
        return sketch;
    }

    /** What it shows now, as it is drawn into a figure. */
    Drawing drawing() {
        return new Drawing(image.getTitle(), sketch::copies, Drawing.Form.of(sketch.shape()));
    }

    /** The image of values that it is a picture of, under its own title; empty for a chart. */
    Optional<CalibratedImage> values() {
        return Optional.ofNullable(picture).map(Picture::image).map(i -> i.called(image.getTitle()));
    }

    /** Draws another plane. Both are counted from 0. */
    private synchronized void plane(int channel, int frame) {
        sketch = picture.sketch(channel, frame);
        if (!Double.isNaN(marked)) {
            sketch.mark(marked);
        }
        sketch.mark(thing);
        resize(image.getWidth(), image.getHeight());
    }

    /** Draws it at another size, in pixels; not smaller than what one can read. */
    synchronized void resize(int width, int height) {
        BufferedImage drawn = sketch.draw(Math.max(SMALLEST, width), Math.max(SMALLEST, height));
        image.setProcessor(pixels(drawn));
    }

    /**
     * Draws it smaller, if need be, in its own proportions; a chart whose long legend would squeeze its curves higher than
     * that.
     *
     * @param width of each chart where several stand side by side
     */
    void fit(int width, int height) {
        int across = width * sketch.columns();
        double factor = Math.min((double) across / image.getWidth(), (double) height / image.getHeight());
        if (factor < 1) {
            double kept = Math.max(factor, LEAST);
            int narrow = (int) (kept * image.getWidth());
            int low = (int) (kept * image.getHeight());
            double free = sketch.shape() == Picture.Shape.CHART ? sketch.heightFor(narrow, FLATTEST) : low;
            resize(narrow, (int) Math.max(low, Math.min(free, HIGHER * height)));
        }
    }

    /** Whether one of its axes is a time in this unit. */
    boolean hasTime(String unit) {
        return sketch.timeUnit().filter(unit::equals).isPresent();
    }

    /** Draws a line at a time. */
    synchronized void mark(double time) {
        marked = time;
        sketch.mark(time);
        resize(image.getWidth(), image.getHeight());
    }

    /** Who hears of clicks at a time. */
    void onTime(DoubleConsumer hears) {
        listener = hears;
    }

    /** Marks a level or a shell. @param what null for none */
    synchronized void mark(Marked what) {
        if (!Objects.equals(what, thing)) {
            thing = what;
            sketch.mark(what);
            resize(image.getWidth(), image.getHeight());
        }
    }

    /** Who hears of clicks at a level or a shell, or outside of the axes. */
    void onThing(Consumer<Optional<Marked>> hears) {
        thingListener = hears;
    }

    void clicked(int x, int y) {
        Optional<Marked> clicked = sketch.marked(x + 0.5, y + 0.5);
        if (thingListener != null && (clicked.isPresent() || !sketch.isInside(x + 0.5, y + 0.5))) {
            thingListener.accept(clicked);
        }
        OptionalDouble time = sketch.time(x + 0.5, y + 0.5);
        if (listener != null && time.isPresent()) {
            listener.accept(time.getAsDouble());
        }
    }

    String hover(int x, int y) {
        return sketch.hover(x + 0.5, y + 0.5);
    }

    /** ImageJ's own way from an AWT image goes pixel by pixel. */
    private static ColorProcessor pixels(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        int[] pixels = new int[width * height];
        drawn.getRaster().getDataElements(0, 0, width, height, pixels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= OPAQUE;
        }
        return new ColorProcessor(width, height, pixels);
    }
}
