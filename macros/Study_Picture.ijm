// A parameter study as a picture: the saturation of an atom, or another study file, with its image and its table.
// The argument of the macro is the folder to write to, and after a | the study file.
argument = split(getArgument() + "|", "|");
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
file = "sample-data/studies/saturation.json";
if (!File.exists(file)) file = getDirectory("imagej") + "sample-data/Secular/studies/saturation.json";
if (argument.length > 1) file = argument[1];
File.makeDirectory(out);

images = nImages;
run("Parameter Study...", "file=[" + file + "]");
saveAs("Results", out + File.separator + "study.csv");
// The image of the numbers and, where the study has one, its chart.
count = nImages - images;
for (i = images + 1; i <= nImages; i++) {
    selectImage(i);
    if (bitDepth() == 24) saveAs("PNG", out + File.separator + "study-chart.png");
    else saveAs("Tiff", out + File.separator + "study.tif");
}
print(count + " images of " + File.getName(file) + " are in " + out);
