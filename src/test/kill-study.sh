#!/bin/bash
# Kills a study at random moments, goes on with it each time, and compares its files with those of one that was never
# killed. Run "mvn -q test-compile" before.
# usage: bash src/test/kill-study.sh [TIMES] [STUDY.json]
set -u
times=${1:-50}
study=${2:-sample-data/studies/saturation.json}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null || exit 1
secular() {
    java -Djava.awt.headless=true -cp "target/classes:$(cat "$work/classpath")" io.github.secular.host.Main "$@"
}
secular study "$study" --out "$work/whole" >/dev/null 2>&1 || { echo "The study itself fails."; exit 1; }
kills=0
rounds=0
while [ $kills -lt "$times" ]; do
    rounds=$((rounds + 1))
    java -Djava.awt.headless=true -cp "target/classes:$(cat "$work/classpath")" io.github.secular.host.Main \
        study "$study" --out "$work/killed" --resume >/dev/null 2>&1 &
    pid=$!
    sleep $((RANDOM % 3)).$((RANDOM % 10))
    if kill -9 $pid 2>/dev/null; then
        kills=$((kills + 1))
    fi
    # a study that has ended begins anew, so that there is something to kill
    if wait $pid 2>/dev/null; then
        diff -r --exclude=study.journal "$work/whole" "$work/killed" || { echo "They differ."; exit 1; }
        rm -r "$work/killed"
    fi
done
secular study "$study" --out "$work/killed" --resume >/dev/null 2>&1
if diff -r --exclude=study.journal "$work/whole" "$work/killed"; then
    echo "Killed $kills times in $rounds rounds: the same bytes."
else
    echo "They differ."
    exit 1
fi
