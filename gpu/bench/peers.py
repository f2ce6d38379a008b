"""The same products and the same memory-bound operations by PyTorch, measured in the same way: peers.py <out.json> [elements]."""

import json
import statistics
import sys

import torch
import torch.nn.functional as F

out_file = sys.argv[1]
elements = int(sys.argv[2]) if len(sys.argv) > 2 else 2**26
size = 4096
columns = 4096
rows = elements // columns
device = torch.device("cuda")
results = {"torch": {"version": torch.__version__, "matmul": [], "memory": [], "operations": []}}


def measure(call, seconds=0.15):
    """The median of batches of at least 2 ms, in milliseconds for one call."""

    def batch(calls, start_at):
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        start.record()
        for i in range(calls):
            call(start_at + i)
        end.record()
        end.synchronize()
        return start.elapsed_time(end) / calls

    batch(3, 0)
    first = batch(3, 0)
    calls = max(1, min(200, int(2 / first) + 1))
    batches = max(5, min(25, round(seconds * 1000 / (calls * first))))
    return statistics.median(batch(calls, b * calls) for b in range(batches))


def twice(name, group, call, **more):
    first = measure(call)
    second = measure(call)
    ms = (first + second) / 2
    row = {"name": name, "ms": ms, "spread": abs(first - second) / ms}
    row.update({key: value / ms for key, value in more.items()})
    results["torch"][group].append(row)
    print(f"{name:40s} {ms:9.4f} ms  spread {100 * row['spread']:.1f} %", {k: round(v / ms, 2) for k, v in more.items()}, flush=True)
    with open(out_file, "w") as file:
        json.dump(results, file)


def attempt(*args, **keywords):
    try:
        twice(*args, **keywords)
    except Exception as error:  # one that fails must not keep the others from being measured
        print(f"{args[0]}: {error}", flush=True)


torch.manual_seed(1)
A = [torch.rand(size, size, device=device) * 2 - 1 for _ in range(2)]
B = [torch.rand(size, size, device=device) * 2 - 1 for _ in range(2)]
C = [torch.empty(size, size, device=device) for _ in range(2)]
for tf32 in (False, True):
    torch.backends.cuda.matmul.allow_tf32 = tf32
    attempt(
        "matmul tf32" if tf32 else "matmul float32",
        "matmul",
        lambda i: torch.mm(A[i % 2], B[i % 2], out=C[i % 2]),
        tflops=2 * size**3 / 1e9,
    )
del A, B, C

# Two sets, so that what was used just now is not what comes next.
x = [torch.rand(rows, columns, device=device) * 2 - 1 for _ in range(2)]
y = [torch.rand(rows, columns, device=device) * 2 - 1 for _ in range(2)]
out = [torch.empty(rows, columns, device=device) for _ in range(2)]
weight, bias = torch.rand(columns, device=device), torch.rand(columns, device=device)
labels = torch.arange(rows, device=device) * 7919 % columns
moved = elements * 4 / 1e6  # megabytes of one array; over milliseconds, GB/s

attempt("driver copy", "memory", lambda i: out[i % 2].copy_(x[i % 2]), gigabytesPerSecond=2 * moved)
attempt("relu", "memory", lambda i: torch.clamp_min(x[i % 2], 0, out=out[i % 2]), gigabytesPerSecond=2 * moved)
attempt("exp", "memory", lambda i: torch.exp(x[i % 2], out=out[i % 2]), gigabytesPerSecond=2 * moved)
attempt("gelu", "memory", lambda i: F.gelu(x[i % 2], approximate="tanh"), gigabytesPerSecond=2 * moved)
attempt("add", "memory", lambda i: torch.add(x[i % 2], y[i % 2], out=out[i % 2]), gigabytesPerSecond=3 * moved)
attempt("add of a row", "memory", lambda i: torch.add(x[i % 2], bias, out=out[i % 2]), gigabytesPerSecond=2 * moved)
turned = [torch.empty(columns, rows, device=device) for _ in range(2)]
attempt("transpose", "memory", lambda i: turned[i % 2].copy_(x[i % 2].t()), gigabytesPerSecond=2 * moved)
del turned
heads = [a.view(rows // 32, 32, 64, 64).transpose(1, 2) for a in x]
to = [torch.empty(rows // 32, 64, 32, 64, device=device) for _ in range(2)]
attempt("copy of a permuted tensor", "memory", lambda i: to[i % 2].copy_(heads[i % 2]), gigabytesPerSecond=2 * moved)
del to
attempt("sum of all", "memory", lambda i: x[i % 2].sum(), gigabytesPerSecond=moved)
attempt("sum of rows", "memory", lambda i: x[i % 2].sum(1), gigabytesPerSecond=moved)
attempt("sum of columns", "memory", lambda i: x[i % 2].sum(0), gigabytesPerSecond=moved)
attempt("softmax", "memory", lambda i: torch.softmax(x[i % 2], 1, out=out[i % 2]), gigabytesPerSecond=2 * moved)
attempt(
    "softmax gradient",
    "memory",
    lambda i: torch._softmax_backward_data(x[i % 2], y[i % 2], 1, torch.float32),
    gigabytesPerSecond=3 * moved,
)
attempt("log softmax", "memory", lambda i: torch.log_softmax(x[i % 2], 1, out=out[i % 2]), gigabytesPerSecond=2 * moved)
attempt("cross-entropy", "memory", lambda i: F.cross_entropy(x[i % 2], labels, reduction="none"), gigabytesPerSecond=moved)
attempt("layer norm", "memory", lambda i: F.layer_norm(x[i % 2], (columns,), weight, bias), gigabytesPerSecond=2 * moved)
_, mean, inverse = torch.native_layer_norm(x[0], (columns,), weight, bias, 1e-5)
attempt(
    "layer norm gradient",
    "memory",
    lambda i: torch.ops.aten.native_layer_norm_backward(
        y[i % 2], x[i % 2], (columns,), mean, inverse, weight, bias, [True, False, False]
    ),
    gigabytesPerSecond=3 * moved,
)
attempt(
    "layer norm gradient of weight and bias",
    "memory",
    lambda i: torch.ops.aten.native_layer_norm_backward(
        y[i % 2], x[i % 2], (columns,), mean, inverse, weight, bias, [False, True, True]
    ),
    gigabytesPerSecond=2 * moved,
)
del out
parameters = [torch.nn.Parameter(a.clone()) for a in x]
for parameter, gradient in zip(parameters, y):
    parameter.grad = gradient
del x
optimizers = [torch.optim.AdamW([parameter], lr=1e-9, fused=True) for parameter in parameters]
attempt("adamW", "memory", lambda i: optimizers[i % 2].step(), gigabytesPerSecond=7 * moved)
optimizers = [torch.optim.SGD([parameter], lr=1e-9, fused=True) for parameter in parameters]
attempt("sgd", "memory", lambda i: optimizers[i % 2].step(), gigabytesPerSecond=3 * moved)

del parameters, optimizers, y
torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False
q, k, v, g = (torch.rand(1, 64, 2048, 64, device=device) * 2 - 1 for _ in range(4))
attempt("attention", "operations", lambda i: F.scaled_dot_product_attention(q, k, v, is_causal=True))
with_gradients = [t.clone().requires_grad_() for t in (q, k, v)]
result = F.scaled_dot_product_attention(*with_gradients, is_causal=True)
attempt("attention gradient", "operations", lambda i: torch.autograd.grad(result, with_gradients, g, retain_graph=True))
x, w = torch.rand(32, 64, 56, 56, device=device) * 2 - 1, torch.rand(64, 64, 3, 3, device=device) * 2 - 1
g = torch.rand(32, 64, 56, 56, device=device) * 2 - 1
torch.backends.cudnn.benchmark = True
attempt("conv2d", "operations", lambda i: F.conv2d(x, w, padding=1))


def conv_gradient(mask):
    return torch.ops.aten.convolution_backward(g, x, w, None, [1, 1], [1, 1], [1, 1], False, [0, 0], 1, mask)


attempt("conv2d gradient of x", "operations", lambda i: conv_gradient([True, False, False]))
attempt("conv2d gradient of w", "operations", lambda i: conv_gradient([False, True, False]))
x = torch.rand(elements // 16384, 64, 16, 16, device=device)
attempt("dropout", "memory", lambda i: F.dropout(x, 0.1), gigabytesPerSecond=2 * moved)
attempt("batch norm", "memory", lambda i: F.batch_norm(x, x[0, :, 0, 0], x[1, :, 0, 0]), gigabytesPerSecond=2 * moved)
attempt("max pooling", "memory", lambda i: F.max_pool2d(x, 2, return_indices=True), gigabytesPerSecond=2 * moved)
