import { wrong } from '#exercises'

export default wrong({
  'first-walk-only': {
    why: 'The mark is a plain yes or no and is never wiped: the second walk finds nothing.',
    replace: [['++Value.walks', '1']],
  },
  'marks-when-pushed': {
    why: 'Pushes both parents at once and lists nodes as they are met: a parent may come after its child.',
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
    why: '= for +=: of several paths to a node only the last one counts.',
    replace: [
      ['left.grad += grad *', 'left.grad = grad *'],
      ['right.grad += grad *', 'right.grad = grad *'],
    ],
  },
  'passes-on-twice': {
    why: 'Intermediate gradients are not set to zero: a second call passes the first one on again.',
    replace: [['for (const node of order) if (node.left) node.grad = 0', '']],
  },
  recursion: {
    why: 'Finds the order by recursion: a chain of 100,000 nodes overflows the call stack.',
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
    why: 'Sets the gradients of the leaves to zero as well: nothing can be collected over several calls.',
    replace: [['if (node.left)', '']],
  },
})
