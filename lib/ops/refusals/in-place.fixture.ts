import { ArgumentError, DtypeError, GradientError, tensor, zeros } from 'chalkgrad'
import { double, inPlace, whole, x, type Rows } from './rows.fixture.ts'

/** Changes in place. */
// prettier-ignore
export const changes: Rows = {
  add_: [
    ...inPlace('add_', (a, b) => a.add_(b)),
    [() => x.add_(double), DtypeError, 'add_: float32 (2, 3) meets float64 (2, 3)'],
  ],
  sub_: inPlace('sub_', (a, b) => a.sub_(b)),
  mul_: [
    ...inPlace('mul_', (a, b) => a.mul_(b)),
    [() => whole.clone().mul_(0.5), DtypeError, 'mul_: int32'],
  ],
  copy_: [
    ...inPlace('copy_', (a, b) => a.copy_(b)),
    [() => x.copy_(double), DtypeError, 'copy_: float32 (2, 3) meets float64 (2, 3)'],
  ],
  fill_: [
    [() => whole.fill_(0.5), DtypeError, 'fill_: int32'],
    [() => tensor([1], { requiresGrad: true }).fill_(0), GradientError, 'Change a parameter inside noGrad'],
    [() => zeros([1]).expand([2]).fill_(1), ArgumentError, 'fill_: this tensor (2) repeats'],
  ],
}
