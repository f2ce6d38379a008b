# One part of a run: part.sh <name> <seconds> <command>…. Its output goes to the screen and to $OUT/log.txt; it is
# stopped after its time, and whatever happens to it, the next part runs.
part() {
  local name=$1 seconds=$2 start=$SECONDS code
  shift 2
  echo "=== $name (at most $seconds s, $((SECONDS - RUN_START)) s after the start)"
  timeout --kill-after=5 "$seconds" "$@" </dev/null
  code=$?
  if [ $code -eq 124 ] || [ $code -eq 137 ]; then echo "=== $name: STOPPED after $seconds s"
  elif [ $code -ne 0 ]; then echo "=== $name: FAILED with status $code after $((SECONDS - start)) s"
  else echo "=== $name: ok, $((SECONDS - start)) s"; fi
}
