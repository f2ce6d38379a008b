import type { Checks } from '#exercises'

const options = { learningRate: 0.1, momentum: 0.5 }

export const checks: Checks<typeof import('./momentum-step.ts')> = {
  'one step with the numbers of the task': async (impl, t) => {
    const { parameters, velocity } = await impl.momentumStep({ parameters: [2], velocity: [1] }, [4], options)
    t.near(velocity, [4.5], 1e-12)
    t.near(parameters, [1.55], 1e-12)
  },
  'without a gradient the ball rolls on, slower': async (impl, t) => {
    const { parameters, velocity } = await impl.momentumStep({ parameters: [0, 3], velocity: [2, -8] }, [0, 0], options)
    t.near(velocity, [1, -4], 1e-12)
    t.near(parameters, [-0.1, 3.4], 1e-12)
  },
  'five steps under the slope 1: the velocity goes toward 1 / (1 − momentum)': async (impl, t) => {
    let state = { parameters: [0], velocity: [0] }
    for (let i = 0; i < 5; i++) state = await impl.momentumStep(state, [1], { learningRate: 0.2, momentum: 0.8 })
    t.near(state.velocity, [3.3616], 1e-9)
    t.near(state.parameters, [-0.2 * (1 + 1.8 + 2.44 + 2.952 + 3.3616)], 1e-9)
  },
  'with momentum 0 it is plain gradient descent': async (impl, t) => {
    const { parameters } = await impl.momentumStep({ parameters: [1, 2], velocity: [9, 9] }, [3, -1], {
      learningRate: 0.5,
      momentum: 0,
    })
    t.near(parameters, [-0.5, 2.5], 1e-12)
  },
  'Nesterov: one step with the numbers of the task': async (impl, t) => {
    const { parameters, velocity } = await impl.nesterovStep({ parameters: [2], velocity: [1] }, [4], options)
    t.near(velocity, [4.5], 1e-12)
    t.near(parameters, [1.375], 1e-12)
  },
  'Nesterov: two steps down ½x², every element for itself': async (impl, t) => {
    let state = { parameters: [1, -2], velocity: [0, 0] }
    for (let i = 0; i < 2; i++) state = await impl.nesterovStep(state, state.parameters, options)
    // By hand: 1 → 1 − 0.1·(1 + 0.5·1) = 0.85, v = 1; then v = 1.35, 0.85 − 0.1·(0.85 + 0.675) = 0.6975.
    t.near(state.parameters, [0.6975, -1.395], 1e-12)
    t.near(state.velocity, [1.35, -2.7], 1e-12)
  },
}
