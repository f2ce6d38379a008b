// Where the elements of a tensor lie. A kernel gets sizes and strides as a struct by value; the offset is added to the
// pointer before.
#pragma once

#define MAX_RANK 6

// Two operands of one shape.
struct Layout2 {
  int rank, size[MAX_RANK], first[MAX_RANK], second[MAX_RANK];
};

// Three operands of one shape.
struct Layout3 {
  int rank, size[MAX_RANK], first[MAX_RANK], second[MAX_RANK], third[MAX_RANK];
};

// Element i, counted in the order of a book, lies at these offsets. The loops are unrolled, and their indexes known to the
// compiler: a struct that is indexed by a variable would be copied to slow local memory.
static __device__ __forceinline__ void offsets(const Layout2& layout, int i, int& first, int& second) {
  first = second = 0;
#pragma unroll
  for (int axis = MAX_RANK - 1; axis >= 0; --axis) {
    if (axis >= layout.rank) continue;
    int index = i % layout.size[axis];
    i /= layout.size[axis];
    first += index * layout.first[axis];
    second += index * layout.second[axis];
  }
}

static __device__ __forceinline__ void offsets(const Layout3& layout, int i, int& first, int& second, int& third) {
  first = second = third = 0;
#pragma unroll
  for (int axis = MAX_RANK - 1; axis >= 0; --axis) {
    if (axis >= layout.rank) continue;
    int index = i % layout.size[axis];
    i /= layout.size[axis];
    first += index * layout.first[axis];
    second += index * layout.second[axis];
    third += index * layout.third[axis];
  }
}
