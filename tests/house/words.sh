#!/usr/bin/env bash
# Words that the program never says of people, and things that no file may hold.
set -u
cd "$1" || exit 2
faults=0
# texts that ship: rubrics, what the program prints, the manual
found=$(grep -rniE '\b(offender|perpetrator|non-integral|weak(ness)?|no concern|poor)\b' \
    --include=*.c --include=*.h --include=*.yaml --include=*.tsv src include rubrics assets 2> /dev/null |
    grep -vE 'perpetrator (programme|interventions)|Perpetrator Report|// word:|/\* word:')
if [ -n "$found" ]; then
    echo "$found"
    faults=1
fi
if grep -rnE 'TODO|FIXME|XXX' --include=*.[ch] --include=*.sql --include=*.yaml src include rubrics; then
    faults=1
fi
exit $faults
