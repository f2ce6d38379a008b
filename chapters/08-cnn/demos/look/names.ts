/** Without the engine, for the page: the page's own script loads only names. */

/** What the network was taught, and what a reader may draw. */
export const subjects = ['clothes', 'digits'] as const
export type Subject = (typeof subjects)[number]

const clothes =
  'T-shirt/top,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot'
export const names: Record<Subject, readonly string[]> = {
  clothes: clothes.split(','),
  digits: '0,1,2,3,4,5,6,7,8,9'.split(','),
}

/** The layers whose maps are shown: how many maps, and how many cells each is high and wide. */
export const layers = [
  { id: 'conv1', label: 'convolution 1', maps: 6, size: 24 },
  { id: 'pool1', label: 'pooling 1', maps: 6, size: 12 },
  { id: 'conv2', label: 'convolution 2', maps: 10, size: 8 },
  { id: 'pool2', label: 'pooling 2', maps: 10, size: 4 },
] as const
export type LayerId = (typeof layers)[number]['id']
