import type { Chunk } from './outbox'

/** A report that hasn't been finished, as this browser keeps it. */
export interface KeptReport {
  reportId: string
  personId: string
  digits: string
  begunMillis: number
  /** Names the intention to finish, kept over its retries; '' before. */
  finishKey: string
}

export interface KeptSegment {
  segment: number
  mime: string
  startedMillis: number
}

export interface Kept {
  report: KeptReport
  segments: KeptSegment[]
  chunks: Chunk[]
}

/** What was spoken outlives a reload, a closed tab and an empty battery: it stays here until the hub has taken all of it. */
export interface Keep {
  putReport(report: KeptReport): Promise<void>
  putSegment(reportId: string, segment: KeptSegment): Promise<void>
  putChunk(reportId: string, chunk: Chunk): Promise<void>
  /** The latest report of a person that is here. */
  unfinished(personId: string): Promise<Kept | undefined>
  forget(reportId: string): Promise<void>
  wipe(): Promise<void>
}

const NAME = 'legalhub.voice'
const STORES = ['reports', 'segments', 'chunks'] as const
type Store = (typeof STORES)[number]

export function browserKeep(): Keep {
  let opening: Promise<IDBDatabase> | undefined
  const database = () => (opening ??= open())

  async function put(store: Store, key: IDBValidKey, value: unknown): Promise<void> {
    const transaction = (await database()).transaction(store, 'readwrite')
    transaction.objectStore(store).put(value, key)
    await done(transaction)
  }

  async function all<T>(store: Store, range?: IDBKeyRange): Promise<T[]> {
    return answer((await database()).transaction(store).objectStore(store).getAll(range)) as Promise<T[]>
  }

  return {
    putReport: (report) => put('reports', report.reportId, report),
    putSegment: (reportId, segment) => put('segments', [reportId, segment.segment], segment),
    putChunk: (reportId, chunk) => put('chunks', [reportId, chunk.segment, chunk.number], chunk),
    async unfinished(personId) {
      // A browser that keeps nothing has nothing to go on with.
      const reports = await all<KeptReport>('reports').catch(() => [])
      const report = reports.filter((some) => some.personId === personId).sort((a, b) => b.begunMillis - a.begunMillis)[0]
      if (!report) return undefined
      const range = of(report.reportId)
      return { report, segments: await all<KeptSegment>('segments', range), chunks: await all<Chunk>('chunks', range) }
    },
    async forget(reportId) {
      const transaction = (await database()).transaction(STORES, 'readwrite')
      transaction.objectStore('reports').delete(reportId)
      for (const store of ['segments', 'chunks'] as const) transaction.objectStore(store).delete(of(reportId))
      await done(transaction)
    },
    async wipe() {
      const transaction = (await database()).transaction(STORES, 'readwrite')
      for (const store of STORES) transaction.objectStore(store).clear()
      await done(transaction)
    },
  }
}

/** Every key that begins with the report's id. */
const of = (reportId: string) => IDBKeyRange.bound([reportId], [reportId, []])

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store))
  return answer(request)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
}
