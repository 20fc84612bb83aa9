// Six almost-degenerate levels in the five regimes of Table 1 (Bidegaray-Fesquet, Castella, Dumas,
// Gisclon 2004): the damping vanishes like epsilon^mu, the shifts of the levels like epsilon^p.
// How mu compares with p decides which populations are equal in the end.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

mu = 0.3;
p = newArray(0.6, 0.3, 0.2, 0.15, 0.1);
csv = "mu,p,ratio,p_0,p_1,p_2,p_3,p_4,p_5,away\n";
for (row = 0; row < p.length; row++) {
    // the limit, and the rates of a small epsilon on their way to it
    run("Rate Equation...", "sample=almost-degenerate limit=polarised endtime=1 count=2 showplot=false showimage=false"
        + " overrides=[damping.exponent=" + mu + "; levels.shiftExponent=" + p[row] + "]");
    limit = newArray(6);
    for (n = 0; n < 6; n++) limit[n] = getResult("p_" + n, 1);
    run("Rate Equation...", "sample=almost-degenerate limit=resonant epsilon=1e-12 endtime=1 count=2"
        + " showplot=false showimage=false"
        + " overrides=[damping.exponent=" + mu + "; levels.shiftExponent=" + p[row] + "]");
    away = 0;
    line = "" + mu + "," + p[row] + "," + mu / p[row];
    for (n = 0; n < 6; n++) {
        away = maxOf(away, abs(getResult("p_" + n, 1) - limit[n]));
        line = line + "," + d2s(limit[n], 9);
    }
    csv = csv + line + "," + d2s(away, 9) + "\n";
    showProgress(row + 1, p.length);
}
File.saveString(csv, out + File.separator + "table-1-regimes.csv");

// the time layer of the first regime, on logarithmic time
run("Rate Equation...", "sample=almost-degenerate limit=resonant epsilon=1e-6 endtime=2 showtable=false showimage=false"
    + " overrides=[times.start=1e-3; times.spacing=logarithmic; damping.exponent=0.3; levels.shiftExponent=0.6]");
saveAs("PNG", out + File.separator + "table-1-layer.png");
print(csv);
print("Files are in " + out);
