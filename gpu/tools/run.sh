#!/usr/bin/env bash
# Everything that a GPU has to say about the kernels, in under eight minutes: run.sh [folder for the results]. It needs the kit
# that this file lies in, and the driver; python3 with PyTorch, compute-sanitizer, ncu and nvcc add their parts where they
# are. No part can keep the others from running: each has a time of its own, and writes what it has as soon as it has it.
set -u
kit=$(cd "$(dirname "$0")" && pwd)
OUT=${1:-${OUT:-$PWD/results}}
mkdir -p "$OUT"
exec > >(tee "$OUT/log.txt") 2>&1
# No part begins when this is used up, and none goes on.
RUN_LIMIT=${RUN_LIMIT:-465}
. "$kit/part.sh"
node=$kit/bin/node
"$node" --version >/dev/null 2>&1 || node=$(command -v node) # the kit's own needs glibc 2.28
app=$kit/app/dist
cd "$kit" || exit 1

# Where the driver lies: on the search path of the system, or where containers keep it.
if [ -z "${CUDA_DRIVER:-}" ]; then
  CUDA_DRIVER=$(/sbin/ldconfig -p 2>/dev/null | awk '/libcuda.so.1 /{print $NF; exit}')
  [ -n "$CUDA_DRIVER" ] || CUDA_DRIVER=$(ls /usr/local/nvidia/lib*/libcuda.so.1 /usr/lib/*/libcuda.so.1 2>/dev/null | head -1)
  export CUDA_DRIVER=${CUDA_DRIVER:-libcuda.so.1}
fi
# cuBLAS and NVRTC come with PyTorch or with the toolkit.
packages=$(timeout 20 python3 -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])' 2>/dev/null)
find_library() {
  ls "$packages"/nvidia/*/lib/"$1".so.1? /usr/local/cuda*/lib64/"$1".so.1? /usr/local/cuda*/targets/x86_64-linux/lib/"$1".so.1? 2>/dev/null | head -1
}
: "${CUBLAS:=$(find_library libcublas)}" "${NVRTC:=$(find_library libnvrtc)}"
export CUBLAS NVRTC
sanitizer=$(command -v compute-sanitizer || ls /usr/local/cuda*/bin/compute-sanitizer 2>/dev/null | head -1)
ncu=$(command -v ncu || ls /usr/local/cuda*/bin/ncu /opt/nvidia/nsight-compute/*/ncu 2>/dev/null | head -1)
echo "driver $CUDA_DRIVER; cuBLAS ${CUBLAS:-missing}; NVRTC ${NVRTC:-missing}; sanitizer ${sanitizer:-missing}; ncu ${ncu:-missing}"
nvidia-smi 2>&1 | head -15
"$node" --version
driver=$(nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -1)
echo "{\"driver\": \"${driver:-unknown}\"}" >"$OUT/driver.json"

# BENCH holds options for a trial of this script on the emulator.
bench=("$node" "$app/bench.mjs" ${BENCH:-})
part check 60 "$node" "$app/check.mjs" --json "$OUT/check.json"
part ladder 60 "${bench[@]}" --part ladder --json "$OUT/ladder.json"
part memory 45 "${bench[@]}" --part memory --json "$OUT/memory.json"
part operations 30 "${bench[@]}" --part operations --json "$OUT/operations.json"
part small 30 "${bench[@]}" --part small --json "$OUT/small.json"
part torch 60 python3 "$kit/peers.py" "$OUT/torch.json"
: >"$OUT/sanitizer.txt"
sanitize() {
  part "$1" "$2" bash -c "set -o pipefail; echo '--- $1' >>'$OUT/sanitizer.txt'; '$sanitizer' --tool $1 --print-limit 20 '$node' '$app/check.mjs' 2>&1 | grep --line-buffered -v '^ok' | tee -a '$OUT/sanitizer.txt' | tail -25"
}
if [ -n "$sanitizer" ]; then
  sanitize memcheck 60
  sanitize racecheck 60
fi
# What is tried out and not kept: a script that was put into the kit by hand.
[ -f "$kit/extra.sh" ] && part extra 60 bash "$kit/extra.sh" "$node" "$app"
metrics=gpu__time_duration.sum,sm__throughput.avg.pct_of_peak_sustained_elapsed,dram__throughput.avg.pct_of_peak_sustained_elapsed
metrics+=,l1tex__data_bank_conflicts_pipe_lsu.sum,sm__warps_active.avg.pct_of_peak_sustained_active,launch__registers_per_thread
[ -n "$ncu" ] && part ncu 60 bash -c "'$ncu' --clock-control none --csv --page raw --metrics $metrics ${bench[*]} --part once --size 2048 --elements ${NCU_ELEMENTS:-16777216} >'$OUT/ncu.txt' 2>&1; tail -2 '$OUT/ncu.txt'"
if [ -n "$sanitizer" ]; then
  sanitize initcheck 40
  sanitize synccheck 40
fi
"$node" "$app/merge.mjs" "$OUT/results.json" "$OUT"/{driver,check,ladder,memory,operations,small,torch}.json "$OUT/sanitizer.txt"
rm -f "$OUT"/{driver,ladder,memory,operations,small,torch}.json
echo "=== all parts: $SECONDS s"
sleep 1 # until all of it is in the log
