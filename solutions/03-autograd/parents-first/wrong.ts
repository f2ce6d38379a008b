import { wrong } from '#exercises'

export default wrong({
  'all-nodes': {
    why: 'Knows the topological order of a whole graph, and lists also what the result was not made from.',
    replace: [
      [
        `Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length)
  const stack = [result]
  seen[result] = 1`,
        `Set<number>()
  for (const root of [result, ...parents.keys()]) {
    const stack = [root]`,
      ],
      [
        `if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {
      // Nothing left to wait for: all that this node was made from is in the list.
      order.push`,
        `const next = parents[node].find((parent) => !seen.has(parent))
      if (next === undefined) {
        if (!seen.has(node)) order.push(node)
        seen.add`,
      ],
      [
        `}
  }`,
        `} else stack.push(next)
    }
  }`,
      ],
    ],
  },
  'by-distance': {
    why: 'Thinks that further from the result means earlier: a parent that is near on one way and far on another comes too late.',
    replace: [
      [': number[] = [', '= [result'],
      [
        `Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length)
  const stack = [result]
  seen[result] = 1

  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack`,
        `Set(order)
  for (const node of order) {
    for (const parent of parents[node]) {
      if (seen.has(parent)) continue
      seen.add(parent)
      order`,
      ],
      [
        `else {
      // Nothing left to wait for: all that this node was made from is in the list.
      order.push(node)
      stack.pop()
    }
  }
  return order
}`,
        `return order.reverse()
}`,
      ],
    ],
  },
  'children-first': {
    why: 'Has the backward walk in mind, which goes from the result to what it was made from.',
    replace: [
      [
        `Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length`,
        'Set([result]',
      ],
      ['seen[result] = 1', ''],
      [
        `if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {
      // Nothing left to wait for: all that this node was made from is in the list.
      order.push(node)`,
        `const next = parents[node].find((parent) => !seen.has(parent))
    if (next === undefined) order.push(`,
      ],
      [
        `}
  }
  return order`,
        `?? 0)
    else {
      seen.add(next)
      stack.push(next)
    }
  }
  return order.reverse()`,
      ],
    ],
  },
  'no-marks': {
    why: 'Thinks of a tree, where one way leads to each node: one that is used twice is listed twice.',
    replace: [
      [
        `seen = new Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length)
  const`,
        '',
      ],
      ['seen[result] = 1', ''],
      [
        `[stack.length - 1]
    if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {`,
        '.pop() ?? 0',
      ],
      [
        `pop()
    }
  }
  return order
}`,
        `push(...parents[node])
  }
  return order.reverse()
}`,
      ],
    ],
  },
  recursion: {
    why: 'Writes the order as it is defined, by recursion: a chain of 100,000 nodes overflows the call stack.',
    replace: [
      [
        `Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length)
  const stack = [result]
  seen[result] = 1

  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {`,
        `Set<number>()
  const visit = (node: number) => {
    if (seen.has(node)) return
    seen.add(node)
    parents[node].forEach(visit)`,
      ],
      [
        `stack.pop()
    }
  }`,
        `}
  visit(result)`,
      ],
    ],
  },
  'marked-when-listed': {
    why: 'Marks a node when it is listed, and walks on to every parent before that: 40 doublings are 2⁴⁰ paths.',
    replace: [
      ['seen[result] = 1', ''],
      [
        `if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {`,
        `if (node >= 0) {
      stack.pop()
      stack.push(~node, ...parents[node])
    } else if (seen[~node] === 1) stack.pop()
    else {
      seen[~node] = 1`,
      ],
      ['order.push(node)', 'order.push(~node)'],
    ],
  },
})
