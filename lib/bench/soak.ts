export function soakCommand(_seconds: number, _json?: string): void {}
