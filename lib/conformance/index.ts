export { conformanceFaults } from './faults.ts'
export { wholeModelFaults } from './whole-model.ts'
