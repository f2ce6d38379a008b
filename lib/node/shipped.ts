import { fileURLToPath } from 'node:url'
import { DataError } from '../errors.ts'
import { readContent } from './archive.ts'
import { parseCsv, type CsvTable } from './csv.ts'

/** A message, and whether anybody wanted it. */
export interface Mail {
  text: string
  label: 'ham' | 'spam'
}

/** The first names of people, 8,401 of them, in the order of the alphabet. @throws DataError for a changed file. */
export function loadNames(): string[] {
  return linesOf(
    'names/names.txt',
    '445bff394f37f57bad4492ed00dc058b182d0571b8e29b2f25739e45a19805f2',
  )
}

/**
 * 1,516 letters of 2002, 617 of them spam: subject | beginning of the text, on one line. No two of
 * them are nearly the same. @throws DataError for a changed file.
 */
export function loadMail(): Mail[] {
  const name = 'messages/messages.tsv.gz'
  return linesOf(
    name,
    'fcbe2376aae6cdcde31c4b453408f816b21077f347aa3a30d243d4840fafcd19',
  ).map((line, i) => {
    const [label, text] = line.split('\t')
    if ((label !== 'ham' && label !== 'spam') || text === undefined)
      throw new DataError(`${name}: line ${i + 1} must be ham or spam, a tab, and a text`)
    return { label, text }
  })
}

/**
 * The weather in Seattle on the 1,461 days of 2012 to 2015: columns date, precipitation (mm),
 * temp_max and temp_min (°C), wind (m/s), weather. @throws DataError for a changed file.
 */
export function loadWeather(): CsvTable {
  const name = 'weather/seattle.csv'
  return parseCsv(
    textOf(name, '0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be'),
    name,
  )
}

/** How a word is spoken: one list of sounds for each way, such as HH AH L OW. */
export interface Pronunciation {
  word: string
  ways: string[][]
}

/**
 * The CMU Pronouncing Dictionary: 116,506 English words of the letters a to z, in the order of
 * the alphabet, with 39 sounds and without stress. @throws DataError for a changed file.
 */
export function loadPronunciations(): Pronunciation[] {
  const lines = linesOf(
    'sounds/dictionary.tsv.gz',
    'd4078118e8e883c7af9c1e27ebd0495e0344aecc6514a40c38fe08c03b14049c',
  )
  return lines.map((line) => {
    const [word, ...ways] = line.split('\t')
    return { word, ways: ways.map((way) => way.split(' ')) }
  })
}

function linesOf(name: string, sha256: string): string[] {
  return textOf(name, sha256).split('\n').filter(Boolean)
}

function textOf(name: string, sha256: string): string {
  const path = fileURLToPath(new URL(`../data/${name}`, import.meta.url))
  return new TextDecoder().decode(readContent(path, name, sha256))
}
