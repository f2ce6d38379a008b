#!/usr/bin/env bash
# Everything that a GPU has to say about the kernels, in under eight minutes: run.sh [folder for the results]. It needs the kit
# that this file lies in, and the driver; python3 with PyTorch, compute-sanitizer, ncu and nvcc add their parts where they
# are. No part can keep the others from running: each has a time of its own, and writes what it has as soon as it has it.
set -u
kit=$(cd "$(dirname "$0")" && pwd)
OUT=${1:-${OUT:-$PWD/results}}
mkdir -p "$OUT"
exec > >(tee "$OUT/log.txt") 2>&1
RUN_START=$SECONDS
. "$kit/part.sh"
node=$kit/bin/node
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

part check 60 "$node" "$app/check.mjs" --json "$OUT/check.json"
part ladder 75 "$node" "$app/bench.mjs" --part ladder --json "$OUT/ladder.json"
part memory 60 "$node" "$app/bench.mjs" --part memory --json "$OUT/memory.json"
part small 40 "$node" "$app/bench.mjs" --part small --json "$OUT/small.json"
part torch 75 python3 "$kit/peers.py" "$OUT/torch.json"
if [ -n "$sanitizer" ]; then
  : >"$OUT/sanitizer.txt"
  # Each tool has its own log: what it finds stands between the lines of the checks.
  for tool in memcheck racecheck; do
    part "$tool" 80 bash -c "set -o pipefail; '$sanitizer' --tool $tool --print-limit 20 '$node' '$app/check.mjs' 2>&1 | grep -v '^ok' | tee -a '$OUT/sanitizer.txt' | tail -30"
  done
fi
[ -n "$ncu" ] && part ncu 60 bash -c "'$ncu' --clock-control none --metrics sm__throughput.avg.pct_of_peak_sustained_elapsed,dram__throughput.avg.pct_of_peak_sustained_elapsed,l1tex__data_bank_conflicts_pipe_lsu.sum,smsp__inst_executed.sum,launch__occupancy_limit_registers,sm__warps_active.avg.pct_of_peak_sustained_active -k 'regex:matmul' --launch-count 14 '$node' '$app/bench.mjs' --part ladder --size 2048 --seconds 0.01 >'$OUT/ncu.txt' 2>&1; tail -5 '$OUT/ncu.txt'"
"$node" "$app/merge.mjs" "$OUT/results.json" "$OUT"/{check,ladder,memory,small,torch}.json "$OUT/sanitizer.txt"
echo "=== all parts: $((SECONDS - RUN_START)) s"
