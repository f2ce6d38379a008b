import { ArgumentError, DtypeError, einsum, ShapeError, zeros } from 'chalkgrad'
import { double, x, type Rows } from './rows.fixture.ts'

/** Products of matrices, and sums of products by letters. */
// prettier-ignore
export const products: Rows = {
  matmul: [
    [() => zeros([32, 784]).matmul(zeros([128, 784])), ShapeError, 'matmul: (32, 784) × (128, 784): inner sizes differ, 784 ≠ 128. Did you mean to transpose the second?'],
    [() => zeros([4, 2]).matmul(zeros([4, 3])), ShapeError, 'Did you mean to transpose the first?'],
    [() => zeros([3]).matmul(zeros([4])), ShapeError, 'matmul: (3) × (4): inner sizes differ, 3 ≠ 4'],
    [() => zeros([3]).matmul(zeros([4, 3])), ShapeError, 'matmul: (3) × (4, 3): inner sizes differ, 3 ≠ 4'],
    [() => x.matmul(zeros([2])), ShapeError, 'matmul: (2, 3) × (2): inner sizes differ, 3 ≠ 2'],
    [() => zeros([2, 2, 3]).matmul(zeros([5, 3, 1])), ShapeError, 'matmul, the batch axes: (2) and (5) do not broadcast'],
    [() => x.matmul(zeros([])), ShapeError, 'use mul for a number'],
    [() => x.matmul(double.transpose()), DtypeError, 'matmul: float32 × float64'],
  ],
  einsum: [
    [() => einsum('ij->jk->ik', x, x), ArgumentError, "einsum: 'ij->jk->ik' should look like 'ij,jk->ik'"],
    [() => einsum('i1->', x), ArgumentError, 'should look like'],
    [() => einsum('..ij->', x), ArgumentError, 'should look like'],
    [() => einsum(x as never, x), ArgumentError, "einsum: first comes a text such as 'ij,jk->ik', got a Tensor"],
    [() => einsum('i,j', x, 2 as never), ArgumentError, "einsum 'i,j': tensor 1 is 2"],
    [() => einsum('...i...->', x), ArgumentError, "'...' may stand once in each tensor and once in the result"],
    [() => einsum('i...->......', x), ArgumentError, "'...' may stand once"],
    [() => einsum('...ijk->', x), ShapeError, "'...ijk' needs at least 3 axes, tensor 0 is (2, 3)"],
    [() => einsum('...i,...j', zeros([2, 1]), zeros([3, 1])), ShapeError, '(2, 1, 1) and (3, 1, 1) do not broadcast'],
    [() => einsum('ii', x), ShapeError, "einsum 'ii': 'i' is 2 in one tensor and 3 in another, (2, 3)"],
    [() => einsum('ij,jk->ik', x), ArgumentError, "einsum 'ij,jk->ik' names 2 tensors, 1 were given"],
    [() => einsum('ij,jk->ik', x, x), ShapeError, "einsum 'ij,jk->ik': 'j' is 3 in one tensor and 2 in another, (2, 3)"],
    [() => einsum('ijk->i', x), ShapeError, "'ijk' needs 3 axes, tensor 0 is (2, 3)"],
    [() => einsum('ij->k', x), ArgumentError, "'k' is in the result but in no tensor"],
    [() => einsum('ij->ii', x), ArgumentError, 'the result repeats a letter'],
    [() => einsum('ij,ij->', x, double), DtypeError, 'float32'],
  ],
}
