import { loadGPT2, randn, Random, tensor, writeSafetensors, nn, type Tensor } from 'chalkgrad'

// A small file in GPT-2's layout, with numbers by chance: weights of linear layers are (in, out) there.
const config = { vocabulary: 11, context: 8, layers: 2, heads: 2, width: 6 }
const random = new Random(1)
const file: Record<string, Tensor> = {}
for (const [name, shape] of Object.entries(nn.gptShapes(config))) {
  const linear = /c_attn|c_proj|c_fc/.test(name)
  file[`transformer.${name}`] = randn(linear ? [...shape].reverse() : shape, random)
}
const gpt = loadGPT2(writeSafetensors(file), { heads: 2 })
const { vocabulary, context, layers, width } = gpt.config
console.log({ vocabulary, context, layers, width }, gpt.parameterCount(), 'parameters')
console.log('goes on:', gpt.generate(tensor([[3, 1]], { dtype: 'int32' }), 5).data().join(' '))
console.log('GPT-2 small:', nn.gptParameterCount(nn.gpt2.small))
