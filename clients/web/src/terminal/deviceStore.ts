import type { DeviceFile, DeviceStore } from './deviceKey'

const NAME = 'legalhub.device'
const STORE = 'file'
const KEY = 'own'

/**
 * The file in IndexedDB, which alone holds a key that can't be read. Each write is on the disk before it counts: a
 * device that lost its newest value by a power cut would look like a copy of itself.
 */
export function browserDeviceStore(): DeviceStore {
  let opening: Promise<IDBDatabase> | undefined
  const database = () => (opening ??= open())

  async function change(work: (store: IDBObjectStore) => void): Promise<void> {
    const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(STORE))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async read() {
      const request = (await database()).transaction(STORE).objectStore(STORE).get(KEY)
      return answer<DeviceFile | undefined>(request)
    },
    write: (file) => change((store) => store.put(file, KEY)),
    clear: () => change((store) => store.clear()),
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return answer(request)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
