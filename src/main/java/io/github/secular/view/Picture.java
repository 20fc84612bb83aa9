package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;

/**
 * An image drawn to be read: any of its planes as a chart with axes, names of levels, units, a colour bar, the time of
 * the frame, and the values in the cells where they fit. How it is drawn follows from its axes. Rows go down, columns to
 * the right; times, energies and parameters stand where they belong also when they are uneven.
 */
public final class Picture {
    /** How large a picture is where nobody says. Widths and heights are in pixels. */
    public enum Shape {
        /** As many rows as columns, and it looks it. */
        MATRIX(620, 620),
        WIDE(1000, 620),
        PHASE_SPACE(760, 620),
        LATTICE(900, 760),
        CURVE(900, 570),
        CHART(ChartPicture.WIDTH, ChartPicture.HEIGHT),
        MAP(900, 680);

        private final int width;
        private final int height;

        Shape(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        /** @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with */
        public BufferedImage draw(JFreeChart chart) {
            return this == MATRIX ? ChartPicture.square(chart, height) : ChartPicture.render(chart, width, height);
        }
    }

    private static final int MODULUS = 2;

    private final CalibratedImage image;
    private final PictureAxis x;
    private final PictureAxis y;
    private final Shape shape;
    private final List<ShellOutlines.Outline> shells;
    /** Null where it is not known. */
    private final Hamiltonian1D well;

    private final List<Integer> zeros;
    private final int channel;
    private final int frame;
    private final Company company;

    /**
     * What is drawn together with a picture.
     *
     * @param before pictures of images of the same size, in front of it
     * @param alike images that share the colours of each frame with its own, which is one of them
     * @param remark below the title, behind what is said there anyhow; "" for none
     * @param energyUnit of the energies of a well; "" for none
     */
    private record Company(List<Picture> before, List<CalibratedImage> alike, String remark, String energyUnit) {}

    private Picture(
            CalibratedImage image,
            Shape shape,
            List<ShellOutlines.Outline> shells,
            Hamiltonian1D well,
            List<Integer> zeros,
            int channel,
            int frame,
            Company company) {
        this.image = image;
        this.x = PictureAxis.of(image.axes().get(0), (int) image.dimension(0));
        this.y = PictureAxis.of(image.axes().get(1), (int) image.dimension(1));
        this.shape = shape;
        this.shells = List.copyOf(shells);
        this.well = well;
        this.zeros = List.copyOf(zeros);
        this.channel = channel;
        this.frame = frame;
        this.company = company;
    }

    /** The picture of an image; empty for a single row of numbers, which is a curve and no picture. */
    public static Optional<Picture> of(CalibratedImage image) {
        boolean curve =
                image.dimension(1) == 1 && image.axes().get(1).labels().size() == 1 && !DivisorImages.isLattice(image);
        return curve ? Optional.empty() : Optional.of(ofAny(image));
    }

    /** The same of any image, a single row of numbers among them, such as a distribution at one time. */
    public static Picture ofAny(CalibratedImage image) {
        boolean row = image.dimension(1) == 1;
        boolean lattice = DivisorImages.isLattice(image);
        int channel = ComplexChannels.has(image) ? MODULUS : 0;
        int frame = lattice ? image.frames() / 2 : image.frames() - 1;
        Company alone = new Company(List.of(), List.of(image), "", "");
        return new Picture(image, shape(image, row, lattice), List.of(), null, List.of(), channel, frame, alone);
    }

    private static Shape shape(CalibratedImage image, boolean row, boolean lattice) {
        Axis x = image.axes().get(0);
        Axis y = image.axes().get(1);
        if (lattice) {
            return row ? Shape.CURVE : Shape.LATTICE;
        }
        if (isNamed(x, image.dimension(0)) && isNamed(y, image.dimension(1))) {
            return Shape.MATRIX;
        }
        return isPhaseSpace(image)
                ? Shape.PHASE_SPACE
                : "time".equals(x.name()) || "E".equals(x.name()) ? Shape.WIDE : Shape.MAP;
    }

    private static boolean isNamed(Axis axis, long length) {
        return axis.labels().size() == length && !"time".equals(axis.name());
    }

    /** Whether lines may be drawn over it: shells over phase space, resonances over actions. */
    private static boolean isPhaseSpace(CalibratedImage image) {
        String first = image.axes().get(0).name();
        String second = image.axes().get(1).name();
        return "x".equals(first) && "p".equals(second) || ActionViews.isPlane(first, second);
    }

    /** The same, of phase space or of actions, with lines drawn into it. @param of whose shells they are; null for no well */
    public Picture with(List<ShellOutlines.Outline> outlines, Hamiltonian1D of) {
        return new Picture(image, shape, outlines, of, zeros, channel, frame, company);
    }

    /** The same map, with a line where each of these channels is 0, over whatever is shown. */
    public Picture withZeros(List<Integer> channels) {
        return new Picture(image, shape, shells, well, channels, channel, frame, company);
    }

    /** The same, but another plane is the one to look at first. Both are counted from 0. */
    public Picture at(int first, int time) {
        return new Picture(image, shape, shells, well, zeros, first, time, company);
    }

    /** The same, behind others of the same size, which are drawn beside it, plane by plane. */
    public Picture after(List<Picture> others) {
        return with(new Company(others, company.alike, company.remark, company.energyUnit));
    }

    /** The same, in colours that hold for other images of the same size, too, where they are those of a frame. */
    public Picture alike(List<CalibratedImage> images) {
        return with(new Company(company.before, images, company.remark, company.energyUnit));
    }

    /** The same, with a remark below its title, such as a number that the model has beside the coordinates. */
    public Picture saying(String remark) {
        return with(new Company(company.before, company.alike, remark, company.energyUnit));
    }

    /** The same, with a unit of its well's energies. */
    public Picture inUnit(String ofEnergies) {
        return with(new Company(company.before, company.alike, company.remark, ofEnergies));
    }

    private Picture with(Company others) {
        return new Picture(image, shape, shells, well, zeros, channel, frame, others);
    }

    public CalibratedImage image() {
        return image;
    }

    public Shape shape() {
        return shape;
    }

    /** The channel to look at first, from 0. */
    public int channel() {
        return channel;
    }

    /** The frame to look at first, from 0. */
    public int frame() {
        return frame;
    }

    /** The plane to look at first. */
    public JFreeChart chart() {
        return chart(channel, frame);
    }

    /** A plane as a chart, made anew. Both are counted from 0. */
    public JFreeChart chart(int ofChannel, int ofFrame) {
        if (shape == Shape.CURVE) {
            return DivisorChart.of(image);
        }
        if (isPhaseSpace(image)) {
            String below = remarked(image.frames() > 1 ? image.sliceLabel(0, ofFrame) : "");
            return PhasePicture.density(image, company.alike, ofFrame, below, x, y, shells, well);
        }
        String below = remarked(subtitle(ofChannel, ofFrame));
        JFreeChart chart = isCells()
                ? MatrixPicture.draw(image, ofChannel, ofFrame, below, x, y)
                : PhasePicture.map(image, ofChannel, ofFrame, below, x, y);
        // rows that go down: levels, times, harmonics; a parameter of a study goes up
        chart.getXYPlot().getRangeAxis().setInverted(shape != Shape.MAP);
        ZeroLines.draw(chart, image, shape == Shape.MAP && !isCells() ? zeros : List.of(), ofChannel, ofFrame);
        return chart;
    }

    private String remarked(String subtitle) {
        return subtitle.isEmpty() || company.remark.isEmpty()
                ? subtitle + company.remark
                : subtitle + "; " + company.remark;
    }

    private boolean isCells() {
        return shape == Shape.MATRIX
                || shape == Shape.LATTICE
                || !x.isEven()
                || !y.isEven()
                || shape == Shape.WIDE && y.drawn() instanceof SymbolAxis;
    }

    private String subtitle(int ofChannel, int ofFrame) {
        if (shape == Shape.LATTICE) {
            return DivisorImages.subtitle(image, ofFrame);
        }
        if (shape == Shape.WIDE) {
            Axis time = image.axes().get(0);
            boolean left = "time".equals(time.name()) && x.edges()[0] > 0 && time.coordinate(0) == 0;
            return left ? "(t = 0 lies to the left of the logarithmic axis)" : "";
        }
        if (shape == Shape.MATRIX) {
            return image.numDimensions() < 4 ? "" : image.sliceLabel(ofChannel, ofFrame);
        }
        String label = image.frames() > 1 ? image.axes().get(3).labels().get(ofFrame) : "";
        return hasHoles(ofChannel, ofFrame) ? label + (label.isEmpty() ? "" : "; ") + "grey: no such number" : label;
    }

    private boolean hasHoles(int ofChannel, int ofFrame) {
        for (int row = 0; row < y.length(); row++) {
            for (int column = 0; column < x.length(); column++) {
                if (Double.isNaN(image.value(column, row, ofChannel, ofFrame))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A plane as something to be drawn at any size. Both are counted from 0. */
    public Sketch sketch(int ofChannel, int ofFrame) {
        return new Sketch(
                all().map(p -> p.panel(ofChannel, ofFrame, company.before.isEmpty()))
                        .toList(),
                shape,
                () -> values(ofChannel, ofFrame));
    }

    private Stream<Picture> all() {
        return Stream.concat(company.before.stream(), Stream.of(this));
    }

    private SketchPanel panel(int ofChannel, int ofFrame, boolean alone) {
        JFreeChart chart = chart(ofChannel, ofFrame);
        if (!alone) {
            chart.getTitle().setFont(ChartStyle.font(Font.BOLD, 13));
        }
        return new SketchPanel(chart, (across, up) -> hover(x.pixel(across), y.pixel(up), ofChannel, ofFrame));
    }

    private Optional<String> hover(int column, int row, int ofChannel, int ofFrame) {
        if (shape == Shape.CURVE || column < 0 || row < 0) {
            return Optional.empty();
        }
        return Optional.of(says(column, row, ofChannel, ofFrame, image.value(column, row, ofChannel, ofFrame)));
    }

    /**
     * What a pixel is, in words for a status line, of phase space with its energy. All are counted from 0.
     *
     * @param value of the pixel
     */
    public String says(int column, int row, int ofChannel, int ofFrame, double value) {
        String energy = well == null
                ? ""
                : ", E = "
                        + SiTime.digits(well.energy(
                                image.axes().get(0).coordinate(column),
                                image.axes().get(1).coordinate(row)))
                        + (company.energyUnit.isEmpty() ? "" : " " + company.energyUnit);
        return new Hover(image).text(column, row, energy, ofChannel, ofFrame, value);
    }

    /** A plane as a table, a row for each pixel: where it is, and its value. */
    private Table values(int ofChannel, int ofFrame) {
        Axis across = image.axes().get(0);
        Axis down = image.axes().get(1);
        int columns = x.length();
        int pixels = columns * y.length();
        List<Column> out = new ArrayList<>(
                List.of(places(down, pixels, i -> i / columns), places(across, pixels, i -> i % columns)));
        all().map(p -> p.image)
                .map(drawn -> Column.reals(
                        drawn.channels().get(ofChannel).name(),
                        "",
                        pixels,
                        i -> drawn.value(i % columns, i / columns, ofChannel, ofFrame)))
                .forEach(out::add);
        return new Table(image.title(), out);
    }

    private static Column places(Axis axis, int pixels, IntUnaryOperator place) {
        if (isNamed(axis, axis.labels().size()) && !axis.labels().isEmpty()) {
            return Column.texts(
                    axis.name(),
                    IntStream.range(0, pixels)
                            .mapToObj(i -> axis.labels().get(place.applyAsInt(i)))
                            .toList());
        }
        return Column.reals(axis.name(), axis.coordinateUnit(), pixels, i -> axis.coordinate(place.applyAsInt(i)));
    }
}
