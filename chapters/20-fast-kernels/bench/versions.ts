/** The packages of npm that the bench installs, each in exactly this version. */
export const versions: Record<string, string> = {
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  '@jax-js/jax': '0.1.25',
  'js-pytorch': '0.7.2',
}
