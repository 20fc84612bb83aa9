// A study: the driven steady state of a two-level atom under a cosine, over its frequency (to the right) and amplitude
// (upwards), without a rotating-wave approximation: the Bloch-Siegert shift, and resonances of three and more photons.
// The argument of the macro is the folder to write to; "folder|study.json" takes another study of the same kind.
argument = split(getArgument() + "|", "|");
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);
study = "sample-data/studies/bloch-siegert.json";
if (!File.exists(study)) study = getDirectory("imagej") + "sample-data/Secular/studies/bloch-siegert.json";
if (argument.length > 1) study = argument[1];
if (!File.exists(study)) exit("There is no " + study + ": start in the folder of Secular, or name the study.");

run("Parameter Study...", "file=[" + study + "]");
selectImage("Study Bloch-Siegert shift");
saveAs("Tiff", out + File.separator + "bloch-siegert.tif");
// where the atom is excited most, in each row near 1: the shift against v^2 / w
rows = 0; last = -1; best = 0; peak = 0;
for (i = 0; i <= nResults; i++) {
    v = -1;
    if (i < nResults) v = getResult("amplitude", i);
    if (v != last) {
        if (last > 0 && last <= 0.2)
            print("amplitude " + d2s(last, 2) + ": resonance at " + d2s(peak, 3) + ", by Bloch and Siegert "
                + d2s(1 + last * last, 3));
        last = v; best = 0; rows++;
    }
    if (i < nResults) {
        if (getResult("frequency", i) > 0.8 && getResult("steady.population.e", i) > best) {
            best = getResult("steady.population.e", i);
            peak = getResult("frequency", i);
        }
    }
}
print("Files are in " + out);
