import { onScopeDispose } from 'vue'

/** Keeps a phone's screen on while somebody waits or talks: a locked phone drops its socket. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | undefined
  let over = false
  const take = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (over) void lock?.release()
  }
  void take()
  document.addEventListener('visibilitychange', take)
  onScopeDispose(() => {
    over = true
    document.removeEventListener('visibilitychange', take)
    void lock?.release()
  })
}
