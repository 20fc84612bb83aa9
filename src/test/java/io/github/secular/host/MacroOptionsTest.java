package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;
import ij.measure.ResultsTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.imglib2.img.Img;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;

/** Our pre- and postprocessor, fed as Fiji feeds them: options by thread, the command in SciJava's pipeline. */
class MacroOptionsTest {
    private Context context;
    private String threadName;

    @BeforeEach
    void start() {
        context = new Context();
        threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("Run$_" + threadName); // ImageJ looks for options in threads of such names
    }

    @AfterEach
    void stop() {
        Macro.setOptions(null);
        Thread.currentThread().setName(threadName);
        context.dispose();
    }

    private Module module(String command) {
        return context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand("io.github.secular.command." + command));
    }

    private Module run(String command, String options) {
        return run(module(command), options);
    }

    private Module run(Module module, String options) {
        Macro.setOptions(options);
        PluginService plugins = context.service(PluginService.class);
        new ModuleRunner(
                        context,
                        module,
                        plugins.createInstancesOfType(PreprocessorPlugin.class),
                        plugins.createInstancesOfType(PostprocessorPlugin.class))
                .run();
        return module;
    }

    @Test
    void aRecordedLineRuns() {
        Module module = run(
                "RateEquationCommand",
                "sample=two-level-detuned epsilon=0.1 endtime= count=6 limit=averaged tolerance= showplot=false"
                        + " showtable showimage=false overrides=[damping.gamma=0.3; initial.populations=[1,0]] ");
        assertFalse(((Cancelable) module).isCanceled());
        Img<?> populations = (Img<?>) module.getOutput("populations");
        assertEquals(6, populations.dimension(0));
        assertEquals("1.0", populations.getAt(0, 0).toString());
        assertTrue(module.getOutput("info").toString().contains("damping.gamma=0.3"));
        ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(6, results.size(), "the table of a macro is the Results table");
        module.getInfo().outputs().forEach(o -> assertTrue(module.isOutputResolved(o.getName()), o.getName()));
    }

    /** The paths of model files and the words of the command line say the same as the keys. */
    @Test
    void wordsOfModelFilesAndOptionsAreUnderstood() {
        String quiet = " showplot=false showtable=false showimage=false";
        Module keys = run("RateEquationCommand", "endtime=2 count=6 overrides=[damping.gamma=0.3]" + quiet);
        Module others = run("RateEquationCommand", "times.end=2 times.count=6 set=[damping.gamma=0.3]" + quiet);
        assertFalse(((Cancelable) others).isCanceled(), IJ.getErrorMessage());
        for (String key : new String[] {"endtime", "count", "overrides", "epsilon"}) {
            assertEquals(keys.getInput(key), others.getInput(key), key);
        }
        run("RateEquationCommand", "count=6 times.count=7");
        assertEquals("count: found the key twice, but allowed is once.", IJ.getErrorMessage());
    }

    /** Fiji's own reading of a macro line takes what stands in brackets for keys. */
    @Test
    void keysInsideBracketsAreNotKeys() {
        Module module = module("RateEquationCommand");
        module.setInput("epsilon", "0.3;");
        module.resolveInput("epsilon");
        run(module, "overrides=[epsilon=0.3; tolerance=1e-8] showplot=false showimage=false");
        assertFalse(((Cancelable) module).isCanceled(), IJ.getErrorMessage());
        assertTrue(module.getOutput("info").toString().contains("Epsilon: 0.3"));
        assertEquals("", module.getInput("epsilon"));
        assertEquals("automatic", module.getInput("limit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epsilon=abc | epsilon: found \"abc\", but allowed is a number above 0.",
                "count=2.7 | count: found \"2.7\", but allowed is a whole number of at least 2.",
                "limit=best | limit: found \"best\", but allowed is one of automatic, averaged, chi,",
                "showplot=maybe | showplot: found \"maybe\", but allowed is true or false.",
                "epsilon | epsilon: found no value, but allowed is epsilon=value.",
                "model=[no such.json] | model: found no file no such.json, but allowed is the path of a file that exists.",
                "overrides=[epsilon | overrides: found \"[epsilon\", but allowed is a bracket that is closed again.",
                "sample=rabi sample=rabi | sample: found the key twice, but allowed is once.",
            })
    void aBadValueStopsTheMacroWithOneSentence(String options, String sentence) {
        Module module = run("RateEquationCommand", options);
        assertTrue(((Cancelable) module).isCanceled());
        assertTrue(IJ.getErrorMessage().startsWith(sentence), IJ.getErrorMessage());
        assertNull(module.getOutput("populations"));
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        run("RateEquationCommand", "showPlot=false");
        String message = IJ.getErrorMessage();
        assertTrue(message.startsWith("showPlot: found an unknown key, but allowed is one of model, "), message);
        assertTrue(message.contains("showplot"), message);
    }

    /** In loops a log would fill with what each run says. */
    @Test
    void aQuietLineLeavesNothingInTheLogButWhatGoesWrong() {
        String[] lines = {"sample=ladder-thermal showplot=false", "sample=rabi count=2 showplot=false showimage=false"};
        assertEquals("", logged(lines, " quiet"));
        String all = logged(lines, "");
        assertTrue(all.contains("Closed class [0, 1, 2, 3]"), all);
        assertTrue(all.contains("Bloch Evolution: no rate equation for \"Rabi oscillation\""), all);
        run("RateEquationCommand", "sample=rabi quiet");
        assertTrue(IJ.getErrorMessage().startsWith("No coherence is damped"), IJ.getErrorMessage());
    }

    /** What ImageJ's log gets, which is the standard output where there is no window. */
    private String logged(String[] lines, String more) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            run("EquilibriumStateCommand", lines[0] + more);
            run("BlochEvolutionCommand", lines[1] + more);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
