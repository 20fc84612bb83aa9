// A study: the excited population at the end of a run, over the detuning of the wave
// (to the right) and the damping (downwards), as one calibrated image.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

detunings = 17; firstDetuning = -2; stepDetuning = 0.25;
dampings = 6;   firstDamping = 0.25; stepDamping = 0.25;
population = newArray(detunings * dampings);
for (y = 0; y < dampings; y++) {
    for (x = 0; x < detunings; x++) {
        detuning = firstDetuning + x * stepDetuning;
        damping = firstDamping + y * stepDamping;
        run("Bloch Evolution...", "sample=two-level-detuned endtime=1 count=2 tolerance=1e-6"
            + " showplot=false showimage=false"
            + " overrides=[wave.detuning=" + detuning + "; damping.gamma=" + damping
            + "; initial.populations=[1,0]]");
        population[y * detunings + x] = getResult("rho_1_1", nResults - 1);
    }
    showProgress(y + 1, dampings);
}

newImage("Excited population", "32-bit black", detunings, dampings, 1);
for (y = 0; y < dampings; y++)
    for (x = 0; x < detunings; x++)
        setPixel(x, y, population[y * detunings + x]);
run("Properties...", "channels=1 slices=1 frames=1 pixel_width=" + stepDetuning
    + " pixel_height=" + stepDamping + " voxel_depth=1 origin="
    + (-firstDetuning / stepDetuning) + "," + (-firstDamping / stepDamping));
Stack.setXUnit("detuning");
Stack.setYUnit("damping");
setMetadata("Info", "Excited population of a two-level atom at t = 1, from the Bloch equation, epsilon = 0.1.\n"
    + "x: detuning, y: damping gamma, both per unit of slow time.");
resetMinAndMax();
run("Fire");
run("Set... ", "zoom=2000"); // a pixel is a run
saveAs("Tiff", out + File.separator + "detuning-scan.tif");
getStatistics(area, mean, min, max);
print("Excited population from " + d2s(min, 4) + " to " + d2s(max, 4));
print("Files are in " + out);
