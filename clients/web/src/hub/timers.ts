/** Time as the hub client sees it; tests put a hand-driven clock in its place. */
export interface Timers {
  /** Milliseconds since 1970 by this device. It may jump; a jump only makes a connection prove itself again. */
  now(): number
  /** Calls once; the answer cancels. */
  after(millis: number, call: () => void): () => void
}

type Order = { id: number; millis?: number }

/** Where Workers are missing the page's own timers must do. */
export const pageTimers: Timers = {
  now: () => Date.now(),
  after(millis, call) {
    const handle = setTimeout(call, millis)
    return () => clearTimeout(handle)
  },
}

/**
 * Timers that a Worker keeps. In a hidden tab a page's own 5 s timer was seen firing after 36 to 114 s;
 * a Worker's kept time, and a heartbeat must. If the Worker can't run, the page's own timers take over.
 */
export function workerTimers(worker: Worker, instead: Timers = pageTimers): Timers {
  const orders = new Map<number, { at: number; call: () => void }>()
  let last = 0
  let broken = false
  const fire = (id: number) => {
    const order = orders.get(id)
    orders.delete(id)
    order?.call()
  }
  worker.addEventListener('message', (event: MessageEvent<number>) => fire(event.data))
  worker.addEventListener('error', () => {
    broken = true
    for (const [id, { at }] of orders) instead.after(Math.max(0, at - instead.now()), () => fire(id))
  })
  return {
    now: () => instead.now(),
    after(millis, call) {
      const id = ++last
      orders.set(id, { at: instead.now() + millis, call })
      if (broken) instead.after(millis, () => fire(id))
      else worker.postMessage({ id, millis } satisfies Order)
      return () => {
        if (orders.delete(id) && !broken) worker.postMessage({ id } satisfies Order)
      }
    },
  }
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
