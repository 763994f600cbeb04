/** `409 NOT_IN_THIS_STATE` by HTTP, `QUEUE_CLOSED true` on the socket. */
export class Refused extends Error {}
