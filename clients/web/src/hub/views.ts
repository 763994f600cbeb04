import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Delta, Snapshot, SubscriptionEnded } from '../wire/legalhub/v1/frames_pb'
import type { Part, TopicSchema } from '../wire/legalhub/v1/views_pb'
import { backoffMillis } from './closing'
import type { Connection } from './connection'
import type { Timers } from './timers'

export type Topic = NonNullable<MessageInitShape<typeof TopicSchema>['topic']>
type SetPart = Extract<Part['part'], { case: string }>
export type PartKind = SetPart['case']
type PartValues = { [P in SetPart as P['case']]: P['value'] }
export type PartOf<K extends PartKind> = PartValues[K]

/** What is known of a topic. Replaced as a whole whenever it changes, so that a screen can compare by identity. */
export interface View {
  /** `stale`: exact as of the last connection, which is lost. */
  readonly state: 'loading' | 'live' | 'stale' | 'ended'
  /** Why it ended. */
  readonly code: string
  readonly parts: ReadonlyMap<string, Part>
}

export const NOTHING: View = { state: 'loading', code: '', parts: new Map() }

/** The one part of a kind that is kept under a fixed key. */
export function part<K extends PartKind>(view: View, kind: K, key: string = kind): PartOf<K> | undefined {
  const found = view.parts.get(key)?.part
  return found?.case === kind ? (found.value as PartOf<K>) : undefined
}

/** All parts of a kind that is kept under many keys. */
export function parts<K extends PartKind>(view: View, kind: K): PartOf<K>[] {
  const found: PartOf<K>[] = []
  for (const { part } of view.parts.values()) if (part.case === kind) found.push(part.value as PartOf<K>)
  return found
}

interface Subscription {
  number: number
  topic: Topic
  epoch: string
  version: bigint
  view: View
  attempt: number
  cancelRetry: (() => void) | undefined
  listeners: Set<(view: View) => void>
}

/** The views that this page shows: exact at a version, or asked for afresh; never guessed. */
export class Views {
  private readonly byTopic = new Map<string, Subscription>()
  private readonly byNumber = new Map<number, Subscription>()
  private last = 0

  constructor(
    private readonly connection: Connection,
    private readonly timers: Timers,
    private readonly random: () => number,
  ) {
    connection.welcomes.on(() => this.resubscribe())
    connection.states.on(({ name }) => {
      if (name !== 'open') this.lineLost()
    })
    connection.frames.on((frame) => {
      if (frame.case === 'snapshot') this.replaced(frame.value)
      else if (frame.case === 'delta') this.changed(frame.value)
      else if (frame.case === 'subscriptionEnded') this.ended(frame.value)
    })
  }

  /** Shows a topic for as long as somebody looks at it. */
  watch(topic: Topic, listener: (view: View) => void): () => void {
    const subscription = this.byTopic.get(keyOf(topic)) ?? this.open(topic)
    subscription.listeners.add(listener)
    listener(subscription.view)
    return () => {
      subscription.listeners.delete(listener)
      if (subscription.listeners.size === 0) this.close(subscription)
    }
  }

  private open(topic: Topic): Subscription {
    const subscription: Subscription = {
      number: 0,
      topic,
      epoch: '',
      version: 0n,
      view: NOTHING,
      attempt: 0,
      cancelRetry: undefined,
      listeners: new Set(),
    }
    this.byTopic.set(keyOf(topic), subscription)
    this.ask(subscription)
    return subscription
  }

  private close(subscription: Subscription): void {
    this.byTopic.delete(keyOf(subscription.topic))
    this.forget(subscription)
  }

  /** Under a new number, so that what is still under way for the old one can't be mistaken for the answer. */
  private ask(subscription: Subscription): void {
    subscription.number = ++this.last
    this.byNumber.set(subscription.number, subscription)
    const { number, topic, epoch, version } = subscription
    this.connection.send({ case: 'subscribe', value: { subscription: number, topic: { topic }, epoch, version } })
  }

  private forget(subscription: Subscription): void {
    subscription.cancelRetry?.()
    subscription.cancelRetry = undefined
    if (!this.byNumber.delete(subscription.number)) return
    this.connection.send({ case: 'unsubscribe', value: { subscription: subscription.number } })
  }

  private resubscribe(): void {
    this.byNumber.clear()
    for (const subscription of this.byTopic.values()) {
      subscription.cancelRetry?.()
      subscription.cancelRetry = undefined
      this.ask(subscription)
    }
  }

  private lineLost(): void {
    this.byNumber.clear()
    for (const subscription of this.byTopic.values()) {
      if (subscription.view.state === 'live') this.show(subscription, { ...subscription.view, state: 'stale' })
    }
  }

  private replaced(snapshot: Snapshot): void {
    const subscription = this.byNumber.get(snapshot.subscription)
    if (!subscription) return
    subscription.attempt = 0
    subscription.epoch = snapshot.epoch
    subscription.version = snapshot.version
    const parts = new Map(snapshot.parts.map((part) => [part.key, part]))
    this.show(subscription, { state: 'live', code: '', parts })
  }

  private changed(delta: Delta): void {
    const subscription = this.byNumber.get(delta.subscription)
    if (!subscription) return
    if (delta.epoch !== subscription.epoch || delta.fromVersion !== subscription.version) {
      return this.startOver(subscription)
    }
    subscription.attempt = 0
    subscription.version = delta.version
    const parts = new Map(subscription.view.parts)
    for (const key of delta.removed) parts.delete(key)
    for (const part of delta.changed) parts.set(part.key, part)
    this.show(subscription, { state: 'live', code: '', parts })
  }

  /** A delta that doesn't fit means that something was missed: the whole view is asked for. */
  private startOver(subscription: Subscription): void {
    this.forget(subscription)
    subscription.epoch = ''
    subscription.version = 0n
    this.ask(subscription)
  }

  private ended({ subscription: number, code, retryable }: SubscriptionEnded): void {
    const subscription = this.byNumber.get(number)
    if (!subscription) return
    this.byNumber.delete(number)
    if (!retryable) return this.show(subscription, { ...subscription.view, state: 'ended', code })
    subscription.cancelRetry = this.timers.after(500 + backoffMillis(subscription.attempt++, this.random), () =>
      this.ask(subscription),
    )
  }

  private show(subscription: Subscription, view: View): void {
    subscription.view = view
    for (const listener of [...subscription.listeners]) listener(view)
  }
}

function keyOf(topic: Topic): string {
  return `${topic.case}/${Object.values(topic.value ?? {})
    .filter((value) => typeof value === 'string' && !value.startsWith('legalhub.wire'))
    .join('/')}`
}
