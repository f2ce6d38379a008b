import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { someClothes } from '../../../../site/plugins/demo-files.ts'
import { create } from './demo.ts'
import { subjects } from './names.ts'

const files = [
  new Uint8Array(readFileSync(new URL('./look.safetensors', import.meta.url))),
  someClothes(),
]
const look = { picture: '9', ink: '', layer: 'conv1', map: 0, row: 16, column: 11 } as const

test.each(subjects)(
  'trained on the page, from nothing, %s are learned',
  { timeout: 180_000 },
  (subject) => {
    const demo = create({ subject, weights: 'fresh', look }, files)
    const { filters } = demo.first()
    let frame = demo.step()
    const first = frame.loss
    for (let i = 0; i < 39; i++) frame = demo.step()
    expect(frame.trained).toBe(40)
    expect(frame.loss).toBeLessThan(0.9 * first)
    expect(frame.known).toBeGreaterThan(0.25)
    expect(frame.filters).not.toEqual(filters)
  },
)
