# PyTorch and NumPy: python3 python.py '<request as JSON>', prints one line as child.ts does.
import json, os, resource, statistics, sys, time

request = json.loads(sys.argv[1])
work, seconds, warm_up = request['work'], request['seconds'], request['warmUp']
library, threads = request['peer']['options']['library'], request['peer']['threads']
for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = str(threads)
import numpy as np


def numbers(shape, seed):
    """As data.ts."""
    count = int(np.prod(shape))
    with np.errstate(over='ignore'):
        h = np.arange(count, dtype=np.uint32) + np.uint32(seed * 0x9E3779B9 & 0xFFFFFFFF)
        h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        h = h ^ (h >> np.uint32(16))
    return (h.astype(np.float64) / 2 ** 31 - 1).astype(np.float32).reshape(shape)


def labels(count, classes, seed):
    u = numbers([count], seed).astype(np.float64)
    return np.minimum(classes - 1, np.floor((u + 1) / 2 * classes)).astype(np.int64)


def measure(run):
    """As measure.ts."""
    losses, start = [], time.perf_counter()
    for step in range(1, 11):
        result = run()
        if not isinstance(result, float):
            break
        if step in (1, 10):
            losses.append(result)
        if time.perf_counter() - start > 20:
            break
    runs, warm = 0, time.perf_counter()
    while runs < 1 or time.perf_counter() - warm < warm_up:
        run()
        runs += 1
    each = (time.perf_counter() - warm) / runs
    per_block = max(1, round(seconds / each / 7))
    blocks, limit = [], time.perf_counter() + 2 * seconds
    while len(blocks) < 7 and (len(blocks) < 2 or time.perf_counter() < limit):
        begin = time.perf_counter()
        for _ in range(per_block):
            run()
        blocks.append((time.perf_counter() - begin) / per_block * 1e3)
    return dict(ms=statistics.median(blocks), best=min(blocks), worst=max(blocks), losses=losses)


def repeated(once, calls):
    def run():
        for _ in range(calls):
            once()
    return run


def several(batch):
    return [batch] if batch > 1 else []


def with_numpy():
    kind = work['kind']
    if kind == 'matmul':
        m, n, k = work['m'], work['n'], work['k']
        a = numbers(several(work['batch']) + ([k, m] if work['turnA'] else [m, k]), 1)
        b = numbers(several(work['batch']) + ([n, k] if work['turnB'] else [k, n]), 2)
        a = np.swapaxes(a, -1, -2) if work['turnA'] else a
        b = np.swapaxes(b, -1, -2) if work['turnB'] else b
        return lambda: (a @ b) is None
    if kind == 'elementwise' and not work['gradient']:
        x = numbers(work['shape'], 1)
        other = numbers(work['shape'][-1:] if work['op'] == 'addRow' else work['shape'], 2)
        once = dict(add=lambda: x + other, addRow=lambda: x + other,
                    relu=lambda: np.maximum(x, 0), exp=lambda: np.exp(x), tanh=lambda: np.tanh(x))
        return repeated(once[work['op']], work['calls'])
    if kind == 'reduce':
        x, axis = numbers(work['shape'], 1), work.get('axis')
        once = dict(sum=lambda: x.sum(axis), max=lambda: x.max(axis))
        return repeated(once[work['op']], work['calls'])


def with_torch():
    import torch
    from torch import nn
    torch.set_num_threads(threads)
    make = lambda shape, seed: torch.from_numpy(numbers(shape, seed))
    kind = work['kind']
    if kind == 'train':
        torch.manual_seed(0)

        class Residual(nn.Module):
            def __init__(self, inner):
                super().__init__()
                self.inner = inner

            def forward(self, x):
                return self.inner(x) + x

        class GlobalAverage(nn.Module):
            def forward(self, x):
                return x.mean([2, 3])

        class LastHidden(nn.Module):
            def __init__(self, inputs, hidden):
                super().__init__()
                self.lstm = nn.LSTM(inputs, hidden, batch_first=True)

            def forward(self, x):
                return self.lstm(x)[1][0][0]

        class Block(nn.Module):
            def __init__(self, width, heads):
                super().__init__()
                self.layer = nn.TransformerEncoderLayer(
                    width, heads, 4 * width, dropout=0, batch_first=True, norm_first=True)
                self.ahead = nn.Transformer.generate_square_subsequent_mask(work['input'][1])

            def forward(self, x):
                return self.layer(x, self.ahead)

        class TimeAverage(nn.Module):
            def forward(self, x):
                return x.mean(1)

        def build(layers):
            make_layer = dict(
                linear=nn.Linear, relu=nn.ReLU, pool=lambda: nn.MaxPool2d(2), flatten=nn.Flatten,
                conv=lambda a, b: nn.Conv2d(a, b, 3, padding=1), batchNorm=nn.BatchNorm2d,
                globalAverage=GlobalAverage, residual=lambda inner: Residual(build(inner)),
                lstm=LastHidden, block=Block, timeAverage=TimeAverage)
            return nn.Sequential(*[make_layer[name](*sizes) for name, *sizes in layers])

        def flat(layers):
            """As flatLayers of works.ts."""
            for layer in layers:
                yield layer
                if layer[0] == 'residual':
                    yield from flat(layer[1])

        model = build(work['layers'])
        many = dict(linear=1, conv=1, lstm=2, block=4)
        seeds = iter([100 + i + 1000 * j for i, (name, *_) in enumerate(flat(work['layers']))
                      for j in range(many.get(name, 0))])
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                shape = list(parameter.shape)
                if len(shape) > 1:
                    weight = numbers(shape, next(seeds)).astype(np.float64) * np.sqrt(3 / np.prod(shape[1:]))
                    parameter.copy_(torch.from_numpy(weight))
                elif 'bias' in name:
                    parameter.zero_()
        x = make(work['input'], 1)
        y = torch.from_numpy(labels(work['input'][0], work['classes'], 2))
        optimizer = torch.optim.Adam(model.parameters(), 1e-3)

        def step():
            optimizer.zero_grad(set_to_none=True)
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()
            return loss.item()
        return step
    if kind == 'matmul':
        m, n, k = work['m'], work['n'], work['k']
        a = make(several(work['batch']) + ([k, m] if work['turnA'] else [m, k]), 1)
        b = make(several(work['batch']) + ([n, k] if work['turnB'] else [k, n]), 2)
        a = a.transpose(-1, -2) if work['turnA'] else a
        b = b.transpose(-1, -2) if work['turnB'] else b
        return lambda: (a @ b) is None
    if kind == 'elementwise':
        x = make(work['shape'], 1).requires_grad_(work['gradient'])
        other = make(work['shape'][-1:] if work['op'] == 'addRow' else work['shape'], 2)
        other.requires_grad_(work['gradient'])
        once = dict(add=lambda: x + other, addRow=lambda: x + other, relu=lambda: x.relu(),
                    exp=lambda: x.exp(), tanh=lambda: x.tanh())
        return repeated(once[work['op']], work['calls'])
    if kind == 'reduce':
        x, axis = make(work['shape'], 1), work.get('axis')
        axes = tuple(range(x.dim())) if axis is None else axis
        once = dict(sum=lambda: x.sum(axes), max=lambda: x.amax(axes))
        return repeated(once[work['op']], work['calls'])
    if kind == 'adam':
        parameters = [make(shape, i).requires_grad_() for i, shape in enumerate(work['shapes'])]
        for i, parameter in enumerate(parameters):
            parameter.grad = make(work['shapes'][i], 10 + i)
        return torch.optim.Adam(parameters, 1e-3).step
    if kind == 'graph':
        w = torch.tensor(0.999, requires_grad=True)
        b = torch.tensor(0.001, requires_grad=True)

        def run():
            w.grad = b.grad = None
            x = torch.tensor(1.0, requires_grad=True)
            for _ in range(work['nodes'] // 2):
                x = x * w + b
            x.backward()
            return str(w.grad.item())
        return run


run = with_torch() if library == 'torch' else with_numpy()
before = int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() if os.path.exists('/proc/self/statm') else None
result = measure(run) if run else dict(why='does not do this')
if before is not None:
    result['memory'] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before / 2 ** 20
result['version'] = sys.modules[library].__version__
print('RESULT ' + json.dumps(result))
