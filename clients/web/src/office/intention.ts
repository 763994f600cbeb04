import { ref } from 'vue'
import { uuidv7 } from '../hub/ids'
import { problemKey } from '../shared/problem'
import { hub } from './office'

/** One thing that a person wants done. Its id stays the same until it is done or something else is wanted. */
export function useIntention() {
  const busy = ref(false)
  const problem = ref('')
  let key = ''
  let wanted = ''

  async function attempt<T>(what: T, work: (token: string, key: string, what: T) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = ''
    const said = JSON.stringify(what)
    if (said !== wanted) key = ''
    wanted = said
    key ||= uuidv7(hub.connection.now())
    try {
      await work(await hub.tokens.token(), key, what)
      key = ''
      return true
    } catch (error) {
      problem.value = problemKey(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, attempt }
}
