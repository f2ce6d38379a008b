// The plan of the whole book. Chapters that exist bring their own title and description; the rest is shown as planned.
export interface Planned {
  number: number
  slug: string
  title: string
  builds: string
}
export const parts: { title: string; chapters: Planned[] }[] = [
  {
    title: 'An engine from nothing',
    chapters: [
      {
        number: 0,
        slug: 'twenty-lines',
        title: 'A network in twenty lines',
        builds: 'something that learns, in ten minutes, without a library',
      },
      {
        number: 1,
        slug: 'tensors',
        title: 'Tensors',
        builds: 'storage, shape, strides, views, broadcasting, matrix product',
      },
      {
        number: 2,
        slug: 'gradient-descent',
        title: 'Gradient descent',
        builds: 'fitting a line; learning rates; the numeric gradient',
      },
      {
        number: 3,
        slug: 'autograd',
        title: 'Automatic differentiation',
        builds: 'a scalar computational graph and its chain rule',
      },
      {
        number: 4,
        slug: 'backprop',
        title: 'Backpropagation through tensors',
        builds: 'vector-Jacobian products, gradient checking',
      },
      {
        number: 5,
        slug: 'layers-and-losses',
        title: 'Layers and losses',
        builds: 'modules, activations, initialization, cross-entropy',
      },
      {
        number: 6,
        slug: 'optimizers',
        title: 'Optimizers',
        builds: 'momentum, RMSProp, Adam, AdamW, schedules, clipping',
      },
      {
        number: 7,
        slug: 'training',
        title: 'Training',
        builds: 'batches, metrics, dropout, early stopping, finding bugs',
      },
    ],
  },
  {
    title: 'Architectures',
    chapters: [
      {
        number: 8,
        slug: 'cnn',
        title: 'Convolutional networks',
        builds: 'convolution as a loop and as im2col, pooling',
      },
      {
        number: 9,
        slug: 'resnet',
        title: 'Residual networks',
        builds: 'batch normalization, skip connections',
      },
      {
        number: 10,
        slug: 'lstm',
        title: 'Recurrent networks',
        builds: 'backpropagation through time, LSTM, GRU',
      },
      {
        number: 11,
        slug: 'attention',
        title: 'Attention',
        builds: 'encoder and decoder, alignment, beam search',
      },
      {
        number: 12,
        slug: 'transformer',
        title: 'The transformer',
        builds: 'multi-head attention, masks, a small GPT',
      },
    ],
  },
  {
    title: 'Learning with less',
    chapters: [
      {
        number: 13,
        slug: 'transfer-learning',
        title: 'Transfer learning',
        builds: 'pre-train, freeze, fine-tune, LoRA',
      },
      {
        number: 14,
        slug: 'self-supervised',
        title: 'Self-supervised learning',
        builds: 'autoencoders, masked and contrastive learning',
      },
      {
        number: 15,
        slug: 'generative',
        title: 'Generative models',
        builds: 'VAE, GAN, diffusion',
      },
      {
        number: 16,
        slug: 'reinforcement-learning',
        title: 'Reinforcement learning',
        builds: 'policy gradient, actor-critic, DQN',
      },
      {
        number: 17,
        slug: 'robustness',
        title: 'Robustness',
        builds: 'adversarial examples, ensembles, calibration',
      },
      {
        number: 18,
        slug: 'recommenders',
        title: 'Recommenders',
        builds: 'embeddings, two towers, ranking metrics',
      },
    ],
  },
  {
    title: 'Systems',
    chapters: [
      {
        number: 19,
        slug: 'graphs-and-compilers',
        title: 'Graphs and compilers',
        builds: 'tracing, folding, fusion, memory planning',
      },
      {
        number: 20,
        slug: 'fast-kernels',
        title: 'Fast kernels',
        builds: 'roofline, tiling, SIMD in WebAssembly, threads',
      },
      {
        number: 21,
        slug: 'cuda',
        title: 'CUDA',
        builds: 'grids, memory, a ladder of matrix products',
      },
      {
        number: 22,
        slug: 'big-training',
        title: 'Big training',
        builds: 'mixed precision, accumulation, checkpointing',
      },
      {
        number: 23,
        slug: 'distributed',
        title: 'Distributed training',
        builds: 'data, tensor and pipeline parallelism',
      },
      {
        number: 24,
        slug: 'compression',
        title: 'Compression',
        builds: 'quantization, pruning, distillation',
      },
      {
        number: 25,
        slug: 'deployment',
        title: 'Deployment',
        builds: 'safetensors, ONNX, a service, the browser',
      },
    ],
  },
]
