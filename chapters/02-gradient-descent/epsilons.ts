/** Half powers of ten: 10⁻¹, 10⁻¹·⁵, …, 10⁻¹². */
export const epsilons = Array.from({ length: 23 }, (_, i) => 10 ** (-1 - i / 2))
