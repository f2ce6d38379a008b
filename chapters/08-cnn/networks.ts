import { nn, type Random, type Tensor } from 'chalkgrad'

/** (batch, 28, 28) → (batch, 1, 28, 28): gray pictures have one channel. */
export class OneChannel extends nn.Module {
  forward(x: Tensor): Tensor {
    return x.unsqueeze(1)
  }
}

/**
 * A convolutional network as one writes it today: small filters, relu, max pooling, more
 * channels where the picture is smaller, dropout in the dense part. `width` is the number
 * of channels that the first layer makes.
 */
export function modern(random: Random, width = 16): nn.Sequential {
  return new nn.Sequential(
    new OneChannel(),
    new nn.Conv2d(1, width, 3, random, { padding: 1 }), // (batch, width, 28, 28)
    new nn.ReLU(),
    new nn.MaxPool2d(2), // (batch, width, 14, 14)
    new nn.Conv2d(width, 2 * width, 3, random, { padding: 1 }),
    new nn.ReLU(),
    new nn.MaxPool2d(2), // (batch, 2·width, 7, 7)
    new nn.Flatten(),
    new nn.Dropout(0.3, random),
    new nn.Linear(2 * width * 7 * 7, 128, random),
    new nn.ReLU(),
    new nn.Dropout(0.3, random),
    new nn.Linear(128, 10, random),
  )
}

/** `modern` without pooling: its convolutions take two steps at a time instead. */
export function strided(random: Random, width = 16): nn.Sequential {
  const options = { padding: 1, stride: 2 }
  return new nn.Sequential(
    new OneChannel(),
    new nn.Conv2d(1, width, 3, random, options), // (batch, width, 14, 14)
    new nn.ReLU(),
    new nn.Conv2d(width, 2 * width, 3, random, options), // (batch, 2·width, 7, 7)
    new nn.ReLU(),
    new nn.Flatten(),
    new nn.Dropout(0.3, random),
    new nn.Linear(2 * width * 7 * 7, 128, random),
    new nn.ReLU(),
    new nn.Dropout(0.3, random),
    new nn.Linear(128, 10, random),
  )
}

/** What chapter 5 had: no pixel knows which pixels are its neighbors. */
export function dense(random: Random): nn.Sequential {
  return new nn.Sequential(
    new nn.Flatten(),
    new nn.Dropout(0.3, random),
    new nn.Linear(784, 256, random),
    new nn.ReLU(),
    new nn.Dropout(0.3, random),
    new nn.Linear(256, 10, random),
  )
}
