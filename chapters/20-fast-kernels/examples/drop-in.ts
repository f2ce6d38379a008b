import { kernelReport, registerKernels, tensor, useKernels } from 'chalkgrad'
import type { KernelSet, Operand } from 'chalkgrad'
import { conformanceFaults } from 'chalkgrad/conformance'

/** max(x, 0), for tensors in order. */
function relu(x: Operand, out: Operand): void {
  const [from, to] = [x.storage.read(), out.storage.write()]
  for (let i = 0; i < to.length; i++) to[i] = Math.max(from[i], 0)
}
const mine: KernelSet = { name: 'mine', kernels: { relu } }

registerKernels(mine)
useKernels('mine')
console.log(`${tensor([-1, 2, -3]).relu()}`)
const { relu: whose, add } = kernelReport()
console.log(`relu: ${whose}, add: ${add}`)
useKernels('reference')

const faults = conformanceFaults(mine, 'relu')
for (const fault of faults.slice(0, 2)) console.log(`fault in ${fault.split(':')[0]}`)
