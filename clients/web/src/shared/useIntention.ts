import { ref } from 'vue'
import { ApiProblem, type Hub } from '../hub/hub'
import { uuidv7 } from '../hub/ids'
import { problemKey } from './problem'

/**
 * One thing that a person wants done. Its id stays the same until it is done, refused, or something else is wanted.
 *
 * @param own the message key for a code of the hub that has a text of its own here
 */
export function useIntention(hub: Hub, own: (code: string) => string | undefined = () => undefined) {
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
      // Refused is not done: the next try is another one.
      if (error instanceof ApiProblem && error.status < 500) key = ''
      problem.value = (error instanceof ApiProblem && own(error.code)) || problemKey(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, attempt }
}
