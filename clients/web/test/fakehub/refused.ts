/** `409 NOT_IN_THIS_STATE` by HTTP, `QUEUE_CLOSED true` on the socket. */
export class Refused extends Error {
  /** @param errors what is wrong with which field, by HTTP */
  constructor(
    message: string,
    readonly errors?: object[],
  ) {
    super(message)
  }
}
