/** The other half of timers.ts: a page's timers are throttled in a hidden tab, a Worker's are not. */
const handles = new Map<number, ReturnType<typeof setTimeout>>()

self.addEventListener('message', (event: MessageEvent<{ id: number; millis?: number }>) => {
  const { id, millis } = event.data
  clearTimeout(handles.get(id))
  handles.delete(id)
  if (millis === undefined) return
  handles.set(
    id,
    setTimeout(() => {
      handles.delete(id)
      self.postMessage(id)
    }, millis),
  )
})
