import { cifar10Classes } from '../data/cifar10.ts'

/**
 * A file of a data set. Packers write different gzip bytes, so the check sum of a .gz is
 * that of what it holds.
 */
export interface DataFile {
  name: string
  /** SHA-256 of the unpacked content of a .gz, of the file itself for any other. */
  sha256: string
  checks: 'content' | 'file'
  /**
   * Length of the file on the official server, for the progress bar until the server tells.
   */
  bytes: number
}

export interface DataSet {
  name: string
  title: string
  licence: string
  /** The folder, below torchvision's own, where that lays the same files. */
  torchvision?: string
  /** Addresses of folders, tried in this order; all over https. */
  mirrors: readonly string[]
  files: readonly DataFile[]
}

export interface ImageDataSet extends DataSet {
  classes: readonly string[]
}

const idx = (name: string, bytes: number, sha256: string): DataFile => ({
  name,
  bytes,
  sha256,
  checks: 'content',
})

export const mnist: ImageDataSet = {
  name: 'mnist',
  torchvision: 'MNIST/raw',
  title: 'MNIST handwritten digits',
  licence: 'not clearly stated (LeCun, Cortes, Burges, 1998)',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
  files: [
    idx(
      'train-images-idx3-ubyte.gz',
      9912422,
      'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    ),
    idx(
      'train-labels-idx1-ubyte.gz',
      28881,
      '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    ),
    idx(
      't10k-images-idx3-ubyte.gz',
      1648877,
      '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    ),
    idx(
      't10k-labels-idx1-ubyte.gz',
      4542,
      'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    ),
  ],
}

export const fashionMnist: ImageDataSet = {
  name: 'fashion-mnist',
  torchvision: 'FashionMNIST/raw',
  title: 'Fashion-MNIST, pictures of clothes',
  licence: 'MIT (Zalando SE)',
  classes: [
    'T-shirt',
    'trouser',
    'pullover',
    'dress',
    'coat',
    'sandal',
    'shirt',
    'sneaker',
    'bag',
    'ankle boot',
  ],
  mirrors: [
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
  ],
  files: [
    idx(
      'train-images-idx3-ubyte.gz',
      26421880,
      'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    ),
    idx(
      'train-labels-idx1-ubyte.gz',
      29515,
      'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    ),
    idx(
      't10k-images-idx3-ubyte.gz',
      4422102,
      '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    ),
    idx(
      't10k-labels-idx1-ubyte.gz',
      5148,
      '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    ),
  ],
}

/** The part of Fashion-MNIST in lib/data/fashion-mnist: see lib/data/SOURCES.md. */
export const fashionMnistShipped: ImageDataSet = {
  ...fashionMnist,
  title: 'Fashion-MNIST, 10,000 + 2,000 of its pictures',
  mirrors: [],
  files: [
    idx(
      'train-images-idx3-ubyte.gz',
      4371289,
      'd33512cfdc636a0d8972818e6659995be209a88891df7fa2109d7895922c8985',
    ),
    idx(
      'train-labels-idx1-ubyte.gz',
      4743,
      '620cb8e3b9348037c5ff9a07b02d773ab165330e072dfd19e0d21c59f8042dcf',
    ),
    idx(
      't10k-images-idx3-ubyte.gz',
      876288,
      '15a92dd1e9b16ea361928086e77df4dfa890c255c00b5a8c8162c1040ce8eef1',
    ),
    idx(
      't10k-labels-idx1-ubyte.gz',
      938,
      '234596aeb6eb48133ec99a62541f90bc0728c9559a681f1e0638037462458f2c',
    ),
  ],
}

export const cifar10: ImageDataSet = {
  name: 'cifar-10',
  torchvision: '.',
  title: 'CIFAR-10, small color pictures',
  licence: 'none stated; for research (Krizhevsky, 2009)',
  classes: cifar10Classes,
  mirrors: [
    'https://www.cs.toronto.edu/~kriz/',
    'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/',
  ],
  files: [
    {
      name: 'cifar-10-binary.tar.gz',
      bytes: 170052171,
      sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
      checks: 'file',
    },
  ],
}

export const tinyShakespeare: DataSet = {
  name: 'tiny-shakespeare',
  title: 'Tiny Shakespeare, 40,000 lines of his plays',
  licence: 'the plays are in the public domain (collected by Karpathy, 2015)',
  mirrors: [
    'https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/',
    'https://cdn.jsdelivr.net/gh/karpathy/char-rnn@master/data/tinyshakespeare/',
  ],
  files: [
    {
      name: 'input.txt',
      bytes: 1115394,
      sha256: '86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed',
      checks: 'file',
    },
  ],
}

/** What `npm run data` can fetch. */
export const catalog: readonly DataSet[] = [mnist, fashionMnist, cifar10, tinyShakespeare]
