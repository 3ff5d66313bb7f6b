#!/bin/sh
# Rounds of all spiders without end, for a container: cron wants root and a mail server. ROUND_SECONDS from start to start,
# of which each spider has its share.
#   SPIDERS="statemedia wireservices" ROUND_SECONDS=3600 sh deploy/rounds.sh
set -u
spiders=${SPIDERS:-statemedia wireservices}
seconds=${ROUND_SECONDS:-3600}
# shellcheck disable=SC2086 # words, to be counted
share=$(set -- $spiders; echo $((seconds / $#)))
child=
over=
# the crawl ends in order, and then this
trap 'over=yes; [ -z "$child" ] || stop' TERM INT

# a process that is not yet what it is to become would lose the signal
stop() {
    sleep 0.2
    kill -TERM "$child" 2>/dev/null
}

run() {
    "$@" &
    child=$!
    [ -z "$over" ] || stop # the signal came before it had a name
    wait "$child"
    code=$?
    # a trapped signal ends the wait before the child has ended
    while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
    child=
    return "$code"
}

while [ -z "$over" ]; do
    begun=$(date +%s)
    for spider in $spiders; do
        [ -z "$over" ] || break
        run scrapy crawl "$spider" -s RUN_SECONDS="$share"
        code=$?
        [ "$code" -eq 0 ] || [ "$code" -eq 75 ] || echo "rounds: $spider ended with $code" >&2
    done
    left=$((begun + seconds - $(date +%s)))
    [ -n "$over" ] || [ "$left" -le 0 ] || run sleep "$left"
done
