export function printProfile(_kernels?: string, _json?: string): void {}
