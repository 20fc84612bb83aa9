// The transparency window of a Lambda system: rubidium-87 under two lasers 6.8 GHz apart, without the rotating-wave
// approximation. The coupling laser is scanned through the two-photon resonance; the excited population at the
// end, which is what the atom absorbs and scatters, drops to next to nothing in the dark state.
// The argument of the macro is the folder to write to, and after a | the number of points.
argument = split(getArgument() + "|", "|");
points = 61;
if (argument.length > 1) points = parseInt(argument[1]);
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

splitting = 6.834682610904; // GHz, of the two ground states
range = 0.006;              // GHz, to both sides
detuning = newArray(points);
excited = newArray(points);
for (i = 0; i < points; i++) {
    x = -range + 2 * range * i / (points - 1);
    // The second base frequency is that of the probe minus that of the coupling laser.
    run("Bloch Evolution...", "sample=rubidium-87-lambda endtime=2e-5 count=2"
        + " showplot=false showimage=false"
        + " overrides=[light.frequencies[1]=" + d2s(splitting - x, 12) + "; levels.detunings[1]=" + d2s(x, 12) + "]");
    detuning[i] = 1000 * x;
    excited[i] = getResult("rho_2_2", nResults - 1);
    showProgress(i + 1, points);
}

Plot.create("Transparency window of rubidium-87", "Detuning of the coupling laser from two-photon resonance (MHz)",
    "Excited population", detuning, excited);
Plot.setFrameSize(640, 400);
Plot.setLineWidth(2);
Plot.show();
saveAs("PNG", out + File.separator + "transparency-window.png");

run("Clear Results");
for (i = 0; i < points; i++) {
    setResult("detuning_MHz", i, detuning[i]);
    setResult("excited", i, excited[i]);
}
updateResults();
saveAs("Results", out + File.separator + "transparency-window.csv");
Array.getStatistics(excited, min, max);
print("Excited population from " + d2s(min, -2) + " in the dark state to " + d2s(max, 4));
print("Files are in " + out);
