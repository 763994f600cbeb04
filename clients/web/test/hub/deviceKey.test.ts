import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { DeviceKey, type DeviceFile, type DeviceStore, type Proof } from '../../src/terminal/deviceKey'

class Folder implements DeviceStore {
  file?: DeviceFile
  read = async () => this.file
  write = async (file: DeviceFile) => void (this.file = file)
  clear = async () => void (this.file = undefined)
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

async function made() {
  const folder = new Folder()
  const told = { publicKey: '', valueHash: '' }
  const key = await DeviceKey.make(folder, async (publicKey, valueHash) => {
    Object.assign(told, { publicKey, valueHash })
    return { terminalId: 'terminal-1', code: 'ABCDE-12345', untilMillis: 0 }
  })
  return { folder, told, key }
}

function isSigned(publicKey: string, { challenge, value, nextHash, signature }: Proof): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
  const text = Buffer.from(`${challenge}\n${value}\n${nextHash}`)
  return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}

test('a key signs for its browser and never leaves it', async () => {
  const { folder, told, key } = await made()
  expect(isSigned(told.publicKey, await key.prove('question'))).toBe(true)
  expect(folder.file!.keys.privateKey.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('pkcs8', folder.file!.keys.privateKey)).rejects.toThrow()
})

test('each log-in spends the value that the one before has named', async () => {
  const { told, key } = await made()
  let expected = told.valueHash
  for (let i = 0; i < 3; i++) {
    const { value, nextHash } = await key.prove('question')
    expect(hash(value)).toBe(expected)
    await key.entered()
    expected = nextHash
  }
})

test('a log-in whose answer was lost is the same pair again, also after a restart', async () => {
  const { folder, key } = await made()
  const lost = await key.prove('one')
  const again = await key.prove('two')
  const restarted = await (await DeviceKey.load(folder))!.prove('three')
  for (const proof of [again, restarted]) expect([proof.value, proof.nextHash]).toEqual([lost.value, lost.nextHash])
})

test('a copy spends what was spent', async () => {
  const { folder, key } = await made()
  const other = new Folder()
  other.file = folder.file!
  const copy = (await DeviceKey.load(other))!
  const first = await key.prove('one')
  const second = await copy.prove('two')
  expect(second.value).toBe(first.value)
  expect(second.nextHash).not.toBe(first.nextHash)
})

test('a browser without a key says so', async () => {
  expect(await DeviceKey.load(new Folder())).toBeUndefined()
})
