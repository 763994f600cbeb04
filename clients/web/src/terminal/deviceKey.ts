/**
 * What makes a browser a terminal: a key whose private half no script can read, and a one-time value beside it. Each
 * log-in spends the value and names the hash of the next, so that a copy of this browser's folder, which signs as
 * validly, is found out at the first value that is spent twice.
 */
export interface DeviceFile {
  keys: CryptoKeyPair
  terminalId: string
  /** What the next log-in spends. */
  value: string
  /** What the log-in under way goes on with: kept before it is sent, for one whose answer gets lost. */
  next: string
  /** The code that an administrator is to type; gone with the first log-in. */
  enrolment?: Enrolment | undefined
}

/** A device that waits to be approved. */
export interface Enrolment {
  terminalId: string
  code: string
  untilMillis: number
}

/** Where the file lies; it outlives every wiping of a person's traces. */
export interface DeviceStore {
  read(): Promise<DeviceFile | undefined>
  write(file: DeviceFile): Promise<void>
  clear(): Promise<void>
}

export interface Proof {
  challenge: string
  value: string
  nextHash: string
  signature: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const

export class DeviceKey {
  private constructor(
    private readonly store: DeviceStore,
    private file: DeviceFile,
  ) {}

  /** The key of this browser, if it has one. */
  static async load(store: DeviceStore): Promise<DeviceKey | undefined> {
    const file = await store.read()
    return file && new DeviceKey(store, file)
  }

  /**
   * A new key, not extractable.
   *
   * @param enrol sends what the hub must know
   */
  static async make(store: DeviceStore, enrol: (publicKey: string, valueHash: string) => Promise<Enrolment>): Promise<DeviceKey> {
    const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
    const value = randomText()
    const publicKey = base64url(await crypto.subtle.exportKey('spki', keys.publicKey))
    const enrolment = await enrol(publicKey, await sha256(value))
    const file = { keys, terminalId: enrolment.terminalId, value, next: '', enrolment }
    await store.write(file)
    return new DeviceKey(store, file)
  }

  get terminalId(): string {
    return this.file.terminalId
  }

  /** The code to be typed, while nobody has approved this device. */
  get enrolment(): Enrolment | undefined {
    return this.file.enrolment
  }

  /**
   * Shows itself to the hub. The same pair again until the hub has said yes: `entered`. The file is read anew, since
   * another window of this browser may have spent its value.
   */
  async prove(challenge: string): Promise<Proof> {
    this.file = (await this.store.read()) ?? this.file
    if (!this.file.next) await this.keep({ ...this.file, next: randomText() })
    const { keys, value, next } = this.file
    const nextHash = await sha256(next)
    const text = new TextEncoder().encode(`${challenge}\n${value}\n${nextHash}`)
    const signature = base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, text))
    return { challenge, value, nextHash, signature }
  }

  /** The hub has taken the value. */
  async entered(): Promise<void> {
    await this.keep({ ...this.file, value: this.file.next, next: '', enrolment: undefined })
  }

  private async keep(file: DeviceFile): Promise<void> {
    await this.store.write(file)
    this.file = file
  }
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)).buffer)
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
