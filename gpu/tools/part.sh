# One part of a run: part <name> <seconds> <command>…. It is stopped after its time, or when the whole run has used up its own;
# whatever happens to it, the next part runs.
part() {
  local name=$1 seconds=$2 start=$SECONDS left=$((RUN_LIMIT - SECONDS)) code
  shift 2
  [ "$seconds" -le "$left" ] || seconds=$left
  if [ "$seconds" -lt 5 ]; then
    echo "=== $name: LEFT OUT, the time of the run is used up"
    return
  fi
  echo "=== $name (at most $seconds s, $SECONDS s after the start)"
  timeout --kill-after=5 "$seconds" "$@" </dev/null
  code=$?
  if [ $code -eq 124 ] || [ $code -eq 137 ]; then echo "=== $name: STOPPED after $seconds s"
  elif [ $code -ne 0 ]; then echo "=== $name: FAILED with status $code after $((SECONDS - start)) s"
  else echo "=== $name: ok, $((SECONDS - start)) s"; fi
}
