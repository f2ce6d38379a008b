import { einsum } from 'chalkgrad'
import { type Table } from './cases.fixture.ts'

/** Products of matrices, and sums of products by letters. */
// prettier-ignore
export const products: Table = {
  matmul: [
    [[[2, 3], [3, 2]], (a, b) => a.matmul(b)],
    [[[3, 2], [2, 3]], (a, b) => a.transpose().matmul(b.transpose())],
    [[[3], [3]], (a, b) => a.matmul(b)],
    [[[3], [3, 2]], (a, b) => a.matmul(b)],
    [[[2, 3], [3]], (a, b) => a.matmul(b)],
    [[[3], [2, 3, 2]], (a, b) => a.matmul(b)],
    [[[2, 2, 3], [3, 2]], (a, b) => a.matmul(b)],
    [[[2, 1, 2, 2], [3, 2, 1]], (a, b) => a.matmul(b)],
    [[[1, 1], [1, 1]], (a, b) => a.matmul(b)],
    [[[2, 0], [0, 2]], (a, b) => a.matmul(b)],
    [[[0, 2], [2, 2]], (a, b) => a.matmul(b)],
    [[[2, 2, 0, 2], [2, 2, 2, 3]], (a, b) => a.matmul(b)],
    [[[2, 2]], (a) => a.matmul(a)],
    [[[2, 2, 2, 3], [2, 2, 4, 2]], (a, b) => a.transpose().matmul(b.slice(2, 1, 3))],
    [[[2, 2, 2, 2], [2, 2, 2, 2]], (a, b) => a.transpose(1, 2).matmul(b.transpose(0, 1))],
    [[[5, 2], [2, 2]], (a, b) => a.slice(0, 0, 5, 2).matmul(b)],
  ],
  einsum: [
    [[[2, 3], [3, 2]], (a, b) => einsum('ij,jk->ik', a, b)],
    [[[2, 2, 3], [2, 3, 1]], (a, b) => einsum('bij,bjk->kb', a, b)],
    [[[2, 3]], (a) => einsum('ij->j', a.transpose().transpose())],
    [[[2], [3], [2, 3]], (a, b, c) => einsum('i,j,ij->', a, b, c)],
    [[[0, 2], [2]], (a, b) => einsum('ij,j->i', a, b)],
    [[[]], (a) => einsum('->', a)],
    [[[3, 3]], (a) => einsum('ii->i', a)],
    [[[3, 3]], (a) => einsum('ii', a.transpose())],
    [[[2, 2, 2]], (a) => einsum('iii->i', a)],
    [[[2, 2, 3], [3, 2]], (a, b) => einsum('...ij,...jk->...ik', a, b)],
    [[[2, 1, 2], [3, 2]], (a, b) => einsum('...i,...i', a, b)],
    [[[0, 0]], (a) => einsum('ii->i', a)],
  ],
}
