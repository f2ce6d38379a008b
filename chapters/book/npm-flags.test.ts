import { expect, test } from 'vitest'
import { swallowedFlags, type Flag } from './npm-flags.ts'

const flags: Flag[] = [
  { name: 'seed', value: true },
  { name: 'epochs', value: true },
  { name: 'learning-rate', value: true },
  { name: 'augment', value: false },
  { name: 'mine', value: false },
]

// What npm 11 was seen to leave in the environment and in the arguments.
test.each<[string, string[], Record<string, string>, string | undefined]>([
  ['nothing lost', ['cnn', '--epochs', '5'], {}, undefined],
  ['a switch', ['cnn'], { npm_config_mine: 'true' }, 'npm run chapter cnn -- --mine'],
  [
    'a switch turned off',
    ['cnn'],
    { npm_config_augment: '' },
    'npm run chapter cnn -- --no-augment',
  ],
  [
    'a value after a space',
    ['cnn', '5'],
    { npm_config_epochs: 'true' },
    'npm run chapter cnn -- --epochs 5',
  ],
  [
    'a value after =',
    ['cnn'],
    { npm_config_learning_rate: '0.1' },
    'npm run chapter cnn -- --learning-rate 0.1',
  ],
  [
    'two values, order unknown',
    ['cnn', '5', '2'],
    { npm_config_epochs: 'true', npm_config_seed: 'true' },
    'npm run chapter cnn -- --seed <value> --epochs <value>',
  ],
  ['no slug', [], { npm_config_mine: 'true' }, 'npm run chapter -- --mine'],
])('%s', (_, args, env, meant) => {
  expect(
    swallowedFlags('chapter', flags, args, { npm_lifecycle_event: 'chapter', ...env }),
  ).toBe(meant)
})

test('outside npm, or below another script, an npm_config_ variable is nobody’s mistake', () => {
  expect(
    swallowedFlags('chapter', flags, ['cnn'], { npm_config_mine: 'true' }),
  ).toBeUndefined()
  expect(
    swallowedFlags('chapter', flags, ['cnn'], {
      npm_config_mine: 'true',
      npm_lifecycle_event: 'check',
    }),
  ).toBeUndefined()
})
