// A study: the population of the highest level in the end, over the two frequencies of a wave
// on a ladder of four levels, as one calibrated image. Lines stand where a frequency meets a transition.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

steps = 9; first = 0.725; step = 0.0625;
population = newArray(steps * steps);
for (y = 0; y < steps; y++) {
    for (x = 0; x < steps; x++) {
        run("Equilibrium State...", "sample=ladder-thermal limit=averaged showplot=false quiet=true"
            + " overrides=[damping.gamma=0.02; wave.frequencies=[" + d2s(first + x * step, 4) + ","
            + d2s(first + y * step, 4) + "]]");
        population[y * steps + x] = getResult("population", 3);
    }
    showProgress(y + 1, steps);
}

newImage("Highest level", "32-bit black", steps, steps, 1);
for (y = 0; y < steps; y++)
    for (x = 0; x < steps; x++)
        setPixel(x, y, population[y * steps + x]);
run("Properties...", "channels=1 slices=1 frames=1 pixel_width=" + step + " pixel_height=" + step
    + " voxel_depth=1 origin=" + (-first / step) + "," + (-first / step));
Stack.setXUnit("omega_1");
Stack.setYUnit("omega_2");
setMetadata("Info", "Population of the highest of four levels in the end, by the averaged rates, gamma = 0.02.\n"
    + "x: first, y: second frequency of the wave, per unit of fast time.");
resetMinAndMax();
run("Fire");
run("Set... ", "zoom=3000"); // a pixel is a run
saveAs("Tiff", out + File.separator + "resonance-map.tif");
getStatistics(area, mean, min, max);
print("Population of the highest level from " + d2s(min, 4) + " to " + d2s(max, 4));
print("Files are in " + out);
