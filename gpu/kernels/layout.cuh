// Where the elements of a tensor lie. A kernel gets sizes and strides as a struct by value; the offset is added to the
// pointer before.
#pragma once

#define MAX_RANK 6

// Sizes of the axes, and for each size d what replaces the division by it, which takes a GPU some 20 instructions:
// n / d = (high half of n · multiplier + n) >> shift, for n < 2³¹ (Granlund and Montgomery, 1994).
struct Axes {
  int rank, size[MAX_RANK];
  unsigned multiplier[MAX_RANK], shift[MAX_RANK];
};

// Two operands of one shape, by their strides.
struct Layout2 {
  Axes axes;
  int first[MAX_RANK], second[MAX_RANK];
};

// Three operands of one shape.
struct Layout3 {
  Axes axes;
  int first[MAX_RANK], second[MAX_RANK], third[MAX_RANK];
};

// Takes the index along an axis off i, which counts in the order of a book.
static __device__ __forceinline__ int take_index(const Axes& axes, int axis, unsigned& i) {
  unsigned quotient = (__umulhi(i, axes.multiplier[axis]) + i) >> axes.shift[axis];
  int index = int(i - quotient * axes.size[axis]);
  i = quotient;
  return index;
}

// Where element i of each operand lies. The loops are unrolled, so that no struct is indexed by a variable: that would put
// it into slow local memory.
static __device__ __forceinline__ void offsets(const Layout2& layout, unsigned i, int& first, int& second) {
  first = second = 0;
#pragma unroll
  for (int axis = MAX_RANK - 1; axis >= 0; --axis) {
    if (axis >= layout.axes.rank) continue;
    int index = take_index(layout.axes, axis, i);
    first += index * layout.first[axis];
    second += index * layout.second[axis];
  }
}

static __device__ __forceinline__ void offsets(const Layout3& layout, unsigned i, int& first, int& second, int& third) {
  first = second = third = 0;
#pragma unroll
  for (int axis = MAX_RANK - 1; axis >= 0; --axis) {
    if (axis >= layout.axes.rank) continue;
    int index = take_index(layout.axes, axis, i);
    first += index * layout.first[axis];
    second += index * layout.second[axis];
    third += index * layout.third[axis];
  }
}

// Of the four elements of a thread, number e: they lie a block apart, so that neighbors always have neighboring elements. All four are
// read before the first is written, so that four reads are on their way at the same time.
static __device__ __forceinline__ int element_of(int e) { return (blockIdx.x * 4 + e) * blockDim.x + threadIdx.x; }
