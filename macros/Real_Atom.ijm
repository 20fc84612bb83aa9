// A real atom at its true optical frequency, damped by nothing but its own radiation: the 16 hyperfine
// states of the rubidium-87 D1 line under one laser, over microseconds; then the sodium D2 line over a few
// femtoseconds, where the optical oscillation itself shows. Saves charts and the density matrix.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Bloch Evolution...", "sample=rubidium-87-d1-hyperfine count=101");
matrix = getTitle();
saveAs("Tiff", out + File.separator + "rubidium-density-matrix.tif");
title = replace(matrix, "Density matrix of ", "");
selectImage("Populations of " + title);
saveAs("Tiff", out + File.separator + "rubidium-populations.tif");
selectImage("Chart of " + title);
saveAs("PNG", out + File.separator + "rubidium-chart.png");
// States 0 to 2 are F = 1, which the laser on F = 2 does not reach.
pumped = 0;
for (n = 0; n < 3; n++) pumped += getResult("rho_" + n + "_" + n, nResults - 1);
print("Pumped into F = 1: " + d2s(pumped, 4) + " after " + d2s(1e6 * getResult("time (s)", nResults - 1), 2) + " microseconds");

// One period of this light is 2 femtoseconds.
run("Bloch Evolution...", "sample=sodium-d2 overrides=[times={\"start\":1e-8,\"end\":1.0000008e-8,\"count\":161}]"
    + " showtable=false");
matrix = getTitle();
saveAs("Tiff", out + File.separator + "sodium-femtoseconds.tif");
// Re rho_01, the dipole that radiates, is channel 1 of the stack: one frame per time.
getDimensions(width, height, channels, slices, frames);
crossings = 0;
before = 0;
for (f = 1; f <= frames; f++) {
    Stack.setPosition(1, 1, f);
    now = getPixel(1, 0);
    if (now * before < 0) crossings++;
    before = now;
}
print("The sodium dipole changes its sign " + crossings + " times in 8 femtoseconds");
print("Files are in " + out);
