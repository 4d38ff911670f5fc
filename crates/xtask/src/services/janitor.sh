# Cleans up after xtask, however it ends: by itself, by Ctrl-C, or killed. Started with the folder as $1 and a pipe that
# xtask holds as standard input; when the pipe closes, xtask is gone. Each file in groups/ is named GROUP.SIGNAL.
trap '' HUP INT TERM
cd "$1" || exit 1
while read -r _; do :; done
alive() {
    for file in groups/*.*; do
        group=${file#groups/}
        kill -s 0 -- "-${group%.*}" 2>/dev/null && return 0
    done
    return 1
}
for file in groups/*.*; do
    group=${file#groups/}
    kill -s "${group#*.}" -- "-${group%.*}" 2>/dev/null
done
tries=0
while alive && [ $tries -lt 50 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
for file in groups/*.*; do
    group=${file#groups/}
    kill -s KILL -- "-${group%.*}" 2>/dev/null
done
cd / && rm -rf -- "$1"
