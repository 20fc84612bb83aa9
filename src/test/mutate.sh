#!/bin/bash
# Mutated model files, study files, options and macro lines: each ends in an answer or in one sentence. Prints what does
# not. Run "mvn -q test-compile" before.
# usage: bash src/test/mutate.sh COUNT [FIRST_SEED [PATIENCE]]
# A run longer than PATIENCE milliseconds (10000) is cancelled, and must hear of it.
set -eu
path=$(mktemp)
trap 'rm -f "$path"' EXIT
mvn -q dependency:build-classpath -Dmdep.outputFile="$path" >/dev/null
java -Xmx2g -Djava.awt.headless=true --add-opens java.base/java.lang=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat "$path")" io.github.secular.host.headless.MutationRun "$@"
