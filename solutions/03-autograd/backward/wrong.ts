import { wrong } from '#exercises'

export default wrong({
  'first-walk-only': {
    why: 'Takes the mark for a plain yes or no, which nothing wipes: the second walk finds nothing.',
    replace: [['++Value.walks', '1']],
  },
  'marks-when-pushed': {
    why: 'Writes the usual walk with a stack, which lists nodes as they are met: a parent may come after its child.',
    replace: [
      [
        '[stack.length - 1]',
        `.pop() ?? this
      if (node.mark === walk) continue`,
      ],
      [
        'mark = walk',
        `mark = walk
      order.push(node)`,
      ],
      ['&& node.left.mark !== walk', ''],
      ['else if (node.right && node.right.mark !== walk', 'if (node.right'],
      [
        `else {
        order.push(node)
        stack.pop()
      }
    }
    return order`,
        `}
    return order.reverse()`,
      ],
    ],
  },
  overwrites: {
    why: 'Thinks of a chain, where each node gets its gradient once: of several paths only the last one counts.',
    replace: [
      ['left.grad += grad *', 'left.grad = grad *'],
      ['right.grad += grad *', 'right.grad = grad *'],
    ],
  },
  'passes-on-twice': {
    why: 'Has learned that gradients are added up over calls, and leaves all of them: what lies between passes the first call on again.',
    replace: [['for (const node of order) if (node.left) node.grad = 0', '']],
  },
  recursion: {
    why: 'Writes the order as it is defined, by recursion: a chain of 100,000 nodes overflows the call stack.',
    replace: [
      [
        `stack: Value[] = [this]
    while (stack.length > 0) {
      // Look, but do not take: the node comes off the stack only when its parents are in the list.
      const node = stack[stack.length - 1]`,
        `visit = (node: Value | null) => {
      if (!node || node.mark === walk) return`,
      ],
      ['if (node.left && node.left.mark !== walk) stack.push', 'visit'],
      ['else if (node.right && node.right.mark !== walk) stack.push', 'visit'],
      ['else {', ''],
      [
        `stack.pop()
      }
    }`,
        `}
    visit(this)`,
      ],
    ],
  },
  'zeroes-leaves': {
    why: 'Wants a clean start for each call, and wipes the leaves as well: nothing can be collected over several calls.',
    replace: [['if (node.left)', '']],
  },
  'every-path': {
    why: 'Follows the chain rule as it is said, a product along each path: 40 doublings have 2⁴⁰ of them.',
    replace: [
      [
        `this.grad += 1
    for (let i = order.length - 1; i >= 0; i--) {
      const { left, right, dLeft, dRight, grad } = order[i]
      if (left) left.grad += grad * dLeft
      if (right) right.grad += grad * dRight
    }`,
        `const paths: [Value, number][] = [[this, 1]]
    for (let next = paths.pop(); next !== undefined; next = paths.pop()) {
      const [{ left, right, dLeft, dRight }, product] = next
      next[0].grad += product
      if (left) paths.push([left, product * dLeft])
      if (right) paths.push([right, product * dRight])
    }`,
      ],
    ],
  },
})
