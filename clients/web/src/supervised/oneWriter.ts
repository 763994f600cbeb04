/** Lets one page of a browser at a time do something. Where locks are missing every page may. */
export function oneWriter(name: string) {
  let taking: Promise<boolean> | undefined
  let release = () => {}

  function take(): Promise<boolean> {
    taking ??= new Promise<boolean>((taken) => {
      if (!navigator.locks) return taken(true)
      const waiting = new AbortController()
      release = () => (waiting.abort(), taken(false))
      const hold = () =>
        new Promise<void>((left) => {
          release = left
          taken(true)
        })
      navigator.locks.request(name, { signal: waiting.signal }, hold).catch(() => taken(false))
    })
    return taking
  }

  function leave(): void {
    release()
    release = () => {}
    taking = undefined
  }

  return { take, leave }
}
