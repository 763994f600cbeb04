import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { PartSchema, type Part } from '../../src/wire/legalhub/v1/views_pb'
import type { ServerFrame } from './socket'

type PartInit = NonNullable<MessageInitShape<typeof PartSchema>['part']>

export interface Watcher {
  send(frame: ServerFrame): void
}

interface Topic {
  epoch: string
  version: bigint
  parts: Map<string, { version: bigint; part: Part | undefined }>
  watchers: Map<Watcher, number>
}

/** Versioned views as signaling/README.md describes them: exact deltas of an epoch, or a snapshot. */
export class FakeViews {
  private readonly topics = new Map<string, Topic>()
  private epochs = 0

  set(topicKey: string, key: string, part: PartInit | undefined): void {
    const topic = this.topic(topicKey)
    const fromVersion = topic.version++
    const built = part && create(PartSchema, { key, part })
    topic.parts.set(key, { version: topic.version, part: built })
    const { epoch, version } = topic
    for (const [watcher, subscription] of topic.watchers) {
      watcher.send({
        case: 'delta',
        value: { subscription, epoch, fromVersion, version, changed: built ? [built] : [], removed: built ? [] : [key] },
      })
    }
  }

  get(topicKey: string, key: string): Part | undefined {
    return this.topic(topicKey).parts.get(key)?.part
  }

  subscribe(topicKey: string, watcher: Watcher, subscription: number, epoch: string, held: bigint): void {
    const topic = this.topic(topicKey)
    topic.watchers.set(watcher, subscription)
    const { version } = topic
    if (epoch === topic.epoch && held <= version) {
      const later = [...topic.parts].filter(([, part]) => part.version > held)
      const changed = later.flatMap(([, { part }]) => (part ? [part] : []))
      const removed = later.flatMap(([key, { part }]) => (part ? [] : [key]))
      return watcher.send({ case: 'delta', value: { subscription, epoch, fromVersion: held, version, changed, removed } })
    }
    const parts = [...topic.parts.values()].flatMap(({ part }) => (part ? [part] : []))
    watcher.send({ case: 'snapshot', value: { subscription, epoch: topic.epoch, version, parts } })
  }

  unsubscribe(watcher: Watcher, subscription?: number): void {
    for (const topic of this.topics.values()) {
      if (subscription === undefined || topic.watchers.get(watcher) === subscription) topic.watchers.delete(watcher)
    }
  }

  /** As after a restart of the hub: the same content under new epochs. */
  newEpochs(): void {
    for (const topic of this.topics.values()) topic.epoch = `epoch-${++this.epochs}`
  }

  private topic(key: string): Topic {
    const known = this.topics.get(key)
    if (known) return known
    const made: Topic = { epoch: `epoch-${++this.epochs}`, version: 0n, parts: new Map(), watchers: new Map() }
    this.topics.set(key, made)
    return made
  }
}
