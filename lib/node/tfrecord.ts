/**
 * TensorFlow's record format, in which event files are written: length (8 bytes), checksum
 * of the length (4), data, checksum of the data (4), all little-endian.
 * https://www.tensorflow.org/tutorials/load_data/tfrecord
 */
export function tfRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(16 + data.length)
  const view = new DataView(record.buffer)
  view.setBigUint64(0, BigInt(data.length), true)
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true)
  record.set(data, 12)
  view.setUint32(12 + data.length, masked(crc32c(data)), true)
  return record
}

// One step of eight bits, for each value of a byte: the polynomial of Castagnoli (1993),
// its bits mirrored.
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1
  return rest
})

/** CRC-32C (RFC 3720, appendix B.4), which is not the CRC-32 of zip and PNG. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/**
 * A checksum of data that holds checksums is weak, so the format turns it by 15 bits and
 * adds a number.
 */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}
