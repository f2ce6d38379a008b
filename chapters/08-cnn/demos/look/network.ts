import { nn, type Random } from 'chalkgrad'

/** Small enough to be looked at whole: 3,276 numbers, 16 filters. x: (batch, 1, 28, 28) → (batch, 10). */
export function smallNetwork(random: Random): nn.Sequential {
  return new nn.Sequential(
    new nn.Conv2d(1, 6, 5, random), // 6 × 24 × 24
    new nn.ReLU(),
    new nn.MaxPool2d(2), // 6 × 12 × 12
    new nn.Conv2d(6, 10, 5, random), // 10 × 8 × 8
    new nn.ReLU(),
    new nn.MaxPool2d(2), // 10 × 4 × 4
    new nn.Flatten(),
    new nn.Linear(160, 10, random),
  )
}
