/** Time as the hub client sees it; tests put a hand-driven clock in its place. */
export interface Timers {
  /** Milliseconds since 1970 by this device. It may jump; a jump only makes a connection prove itself again. */
  now(): number
  /** Calls once; the answer cancels. */
  after(millis: number, call: () => void): () => void
}

type Order = { id: number; millis?: number }

/**
 * Timers that a Worker keeps. In a hidden tab a page's own 5 s timer was seen firing after 36 to 114 s;
 * a Worker's kept time, and a heartbeat must.
 */
export function workerTimers(worker: Worker): Timers {
  const calls = new Map<number, () => void>()
  let last = 0
  worker.addEventListener('message', (event: MessageEvent<number>) => {
    const call = calls.get(event.data)
    calls.delete(event.data)
    call?.()
  })
  return {
    now: () => Date.now(),
    after(millis, call) {
      const id = ++last
      calls.set(id, call)
      worker.postMessage({ id, millis } satisfies Order)
      return () => {
        if (calls.delete(id)) worker.postMessage({ id } satisfies Order)
      }
    },
  }
}

/** Where Workers are missing the page's own timers must do. */
export const pageTimers: Timers = {
  now: () => Date.now(),
  after(millis, call) {
    const handle = setTimeout(call, millis)
    return () => clearTimeout(handle)
  },
}

/** Calls again and again until cancelled. */
export function every(timers: Timers, millis: number, call: () => void): () => void {
  let cancel = timers.after(millis, again)
  function again() {
    cancel = timers.after(millis, again)
    call()
  }
  return () => cancel()
}
