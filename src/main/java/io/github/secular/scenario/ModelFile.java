package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A model file of either kind, parsed once: its tree, and the changes made to it. A change makes another one, which
 * shares all else with the first; tables and images that the file names are opened once for all of them. The problem
 * is read and validated when it is first asked for, once. Immutable, safe for use by several threads.
 */
public final class ModelFile implements Model {
    /** The names of all samples that come with the program, quantum ones first. */
    public static final List<String> SAMPLES = Stream.concat(
                    ScenarioReader.SAMPLES.stream(), ClassicalReader.SAMPLES.stream())
            .toList();

    /** The samples asked for so far, by name, unchanged: a loop over one of them parses it once. */
    private static final Map<String, ModelFile> OPENED = new ConcurrentHashMap<>();
    /** Before all changes. */
    private final String text;

    private final String name;
    /** Of the file, before all changes; null where it has none. */
    private final JsonNode kind;

    /** Where the file stands; null where it stands nowhere. */
    private final Path folder;

    private final ObjectNode root;
    private final List<String> overrides;
    private final ImageSource images;
    private final TableFiles files;
    private final Map<JsonNode, JsonNode> tables;

    private ObjectNode whole;
    private String json;
    private ModelScenario scenario;

    private ModelFile(String text, String name, Path folder, ImageSource images, TableFiles files) {
        this.text = text;
        this.name = name;
        this.folder = folder;
        this.root = ModelText.parse(text, name);
        this.kind = root.get("kind");
        this.overrides = List.of();
        this.images = images;
        this.files = files;
        this.tables = new ConcurrentHashMap<>();
    }

    private ModelFile(ModelFile from, ObjectNode root, List<String> more) {
        this.text = from.text;
        this.name = from.name;
        this.folder = from.folder;
        this.kind = from.kind;
        this.root = root;
        this.overrides = Stream.concat(from.overrides.stream(), more.stream()).toList();
        this.images = from.images;
        this.files = from.files;
        this.tables = from.tables;
    }

    /**
     * @param file a model file in UTF-8
     * @param images opens the image that a classical model may start from, relative to the file
     * @throws InvalidInputException if it cannot be read, or is no JSON object
     */
    public static ModelFile open(Path file, ImageSource images) {
        return new ModelFile(
                text(file),
                file.getFileName().toString(),
                file.toAbsolutePath().getParent(),
                images.beside(file),
                TableFiles.beside(file));
    }

    /** A sample that comes with the program, by its name with or without ".json". */
    public static ModelFile sample(String name) {
        return sample(name, SAMPLES);
    }

    static ModelFile sample(String name, List<String> samples) {
        requireSample(name, samples);
        return OPENED.computeIfAbsent(
                name, n -> new ModelFile(sampleText(n, samples), n, null, ImageSource.NONE, TableFiles.SAMPLES));
    }

    /**
     * @param json the text of a model file
     * @param name what to call it where the complaint is about its syntax, and its title where it has none
     */
    public static ModelFile of(String json, String name) {
        return new ModelFile(json, name, null, ImageSource.NONE, TableFiles.NONE);
    }

    /** One that was packed, as it was before all changes. @param images opens the images that were packed with it */
    public static ModelFile of(PackedModel packed, ImageSource images) {
        return new ModelFile(packed.text(), packed.name(), null, packed.unpacked(images), packed.files());
    }

    /** The text of a file, without a byte order mark. @throws InvalidInputException if it cannot be read */
    public static String text(Path file) {
        try {
            return ModelText.withoutMark(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", "a model file");
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file.toString(), "no text in UTF-8", "a model file, JSON in UTF-8");
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(),
                    Files.isDirectory(file) ? "a directory" : "a file that cannot be read",
                    "a readable model file");
        }
    }

    private static String requireSample(String name, List<String> samples) {
        String bare = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        if (!samples.contains(bare)) {
            throw Spelling.unknown("sample", "\"" + name + "\"", bare, samples);
        }
        return bare;
    }

    static String sampleText(String name, List<String> samples) {
        String bare = requireSample(name, samples);
        try (InputStream in = ModelFile.class.getResourceAsStream("/sample-data/" + bare + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The sample " + bare + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ModelFile with(String... changes) {
        return with(List.of(changes));
    }

    /** The same. */
    public ModelFile with(List<String> changes) {
        return changes.isEmpty() ? this : new ModelFile(this, Overrides.apply(root, changes), changes);
    }

    /** The same model with a number at a path: that of the change "path=value", without a text between. */
    public ModelFile with(String path, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(path, "" + value, "a finite number");
        }
        return new ModelFile(
                this,
                Overrides.set(
                        root, path, root.numberNode(BigDecimal.valueOf(value).stripTrailingZeros())),
                List.of(path + "=" + value));
    }

    /** The number at a path. @throws InvalidInputException if there is none */
    public double number(String path) {
        return Overrides.get(root, path).number();
    }

    @Override
    public ModelScenario scenario() {
        return !isClassical() ? quantum() : dimension() > 1 ? space() : classical();
    }

    /** A quantum model. @throws InvalidInputException if it is wrong, or none */
    public synchronized Scenario quantum() {
        if (!(scenario instanceof Scenario)) {
            scenario = ScenarioReader.read(this);
        }
        return (Scenario) scenario;
    }

    /** A classical model of one degree of freedom. @throws InvalidInputException if it is wrong, or none */
    public synchronized ClassicalScenario classical() {
        if (dimension() != 1) {
            throw new InvalidInputException(
                    "dimension", "" + dimension(), "1 here: only the limit, runs and comparisons know more");
        }
        if (!(scenario instanceof ClassicalScenario)) {
            scenario = ClassicalReader.read(this);
        }
        return (ClassicalScenario) scenario;
    }

    /** A classical model of two or three degrees of freedom. @throws InvalidInputException if it is wrong, or none */
    private synchronized SpaceScenario space() {
        if (!(scenario instanceof SpaceScenario)) {
            scenario = SpaceReader.read(this);
        }
        return (SpaceScenario) scenario;
    }

    /** A classical model in any number of degrees of freedom. @throws InvalidInputException if it is wrong, or none */
    public ParticleScenario particles() {
        return isClassical() && dimension() > 1 ? space() : classical();
    }

    /** The "dimension" of a classical model, 1 where it has none. */
    int dimension() {
        return root.has("dimension") ? new Place("", root).get("dimension").integer() : 1;
    }

    @Override
    public Optional<ManyLevels> manyLevels(Progress progress) {
        return ManyLevels.read(root, name, progress);
    }

    /** Whether the file is that of a classical model. */
    public boolean isClassical() {
        return kind != null
                && new Place("kind", kind).choice("quantum", "classical").equals("classical");
    }

    /** The image file that it starts from; empty where there is none, or no such file. */
    public Optional<Path> image() {
        JsonNode image = root.path("initial").path("image");
        try {
            return Optional.ofNullable(folder)
                    .filter(f -> image.isTextual())
                    .map(f -> f.resolve(image.textValue()))
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            // whoever reads the model complains of it
            return Optional.empty();
        }
    }

    /**
     * The model as it was opened, before all changes, and the contents of the files that it names, changes included.
     *
     * @throws InvalidInputException if one of them cannot be read
     */
    public PackedModel packed() {
        Map<String, byte[]> bytes = new HashMap<>();
        image().ifPresent(file -> bytes.put(root.path("initial").path("image").textValue(), bytes(file)));
        return new PackedModel(text, name, TableSection.texts(root, files), bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "a file that cannot be read", "a readable image");
        }
    }

    /** What the file says of itself under "title", "description" or "source"; empty where it does not. */
    public Optional<String> words(String key) {
        return Optional.ofNullable(root.get(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The same file with another tree, as one edits it. */
    ModelFile edited(ObjectNode tree) {
        return new ModelFile(this, tree, List.of());
    }

    /** What stands in the file, with all changes, tables that it names not written out; never modified. */
    ObjectNode root() {
        return root;
    }

    /** The folder that files it names are looked for in; empty where it is in no file. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** What it is called where it has no title. */
    String name() {
        return name;
    }

    /** The changes as given, in order. */
    List<String> overrides() {
        return overrides;
    }

    ImageSource images() {
        return images;
    }

    /** The model with all changes and the contents of the tables that it names; never modified. */
    synchronized ObjectNode tree() {
        if (whole == null) {
            whole = TableSection.inline(root, files, tables);
        }
        return whole;
    }

    /** With the contents of the tables that it names, so that the run can be repeated. */
    @Override
    public synchronized String json() {
        if (json == null) {
            json = tree().toPrettyString();
        }
        return json;
    }
}
