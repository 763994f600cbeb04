import { expect, test } from 'vitest'
import { httpReader, parseCard, wedgeReader, type Card } from '../../src/terminal/cardReader'

const NUMBER = '11010519491231002X'

test('a card gives its name, in whatever order a reader types its fields', () => {
  expect(parseCard(`王建国,男,汉,19491231,${NUMBER}`)).toEqual({ name: '王建国' })
  expect(parseCard(`${NUMBER}|阿不都热合曼·买买提|男`)).toEqual({ name: '阿不都热合曼·买买提' })
})

test('what has no number with a right check digit is no card', () => {
  expect(parseCard('王建国,110105194912310021')).toBeUndefined()
  expect(parseCard(`Li Ming,${NUMBER}`)).toBeUndefined()
  expect(parseCard('')).toBeUndefined()
})

function keyboard() {
  let typed = (_: Event) => {}
  let at = 0
  const read: Card[] = []
  const target = { addEventListener: (_: string, call: (event: Event) => void) => (typed = call), removeEventListener: () => {} }
  wedgeReader(target as unknown as Window, () => at)((card) => read.push(card))
  const type = (text: string, millis: number) => {
    for (const key of [...text, 'Enter']) {
      at += millis
      typed({ key } as unknown as Event)
    }
  }
  return { type, read }
}

test('a reader types faster than a person; a line typed by hand is no card', () => {
  const { type, read } = keyboard()
  type(`王建国,${NUMBER}`, 200)
  expect(read).toEqual([])
  type(`王建国,${NUMBER}`, 5)
  expect(read).toEqual([{ name: '王建国' }])
})

test('a card that goes on lying on a reader is told once, and again when it was away', async () => {
  const answers = [{ name: '王建国', number: NUMBER }, { name: '王建国', number: NUMBER }, undefined, { name: '王建国', number: NUMBER }]
  const read: Card[] = []
  let look = async () => {}
  const original = globalThis.fetch
  globalThis.fetch = (async () => {
    const body = answers.shift()
    return new Response(body ? JSON.stringify(body) : null, { status: body ? 200 : 204 })
  }) as typeof fetch
  try {
    httpReader('http://127.0.0.1:8137/card', (call) => ((look = call as () => Promise<void>), () => {}))((card) => read.push(card))
    const counts: number[] = []
    for (let i = 0; i < 4; i++) {
      await look()
      counts.push(read.length)
    }
    expect(counts).toEqual([1, 1, 1, 2])
  } finally {
    globalThis.fetch = original
  }
})
