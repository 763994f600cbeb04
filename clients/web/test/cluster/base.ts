import { expect, test as playwright, type Page } from '@playwright/test'
import { PHONE, enter } from '../real/base'
import { Crowd, type Report, figuresOnAScreen, seconds } from '../real/simulator'
import { type Audit, Cluster, type Node } from './cluster'

interface Options {
  network: 'loopback' | undefined
  /** Environment of the hubs. */
  settings: Record<string, string>
}

interface Fixtures {
  cluster: Cluster
  /** A page of its own browser profile, from this node: another person. */
  person: (node: Node, size?: { width: number; height: number }) => Promise<Page>
}

/** A cluster of its own for each test: what one breaks no other meets. */
export const test = playwright.extend<Fixtures & Options>({
  network: [undefined, { option: true }],
  settings: [{}, { option: true }],
  cluster: [
    async ({ network, settings }, use) => {
      const cluster = new Cluster()
      await cluster.up(network, settings)
      await use(cluster)
      await cluster.down()
    },
    { timeout: 400_000 },
  ],
  person: async ({ browser, cluster }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (node, size = PHONE) => {
      const page = await enter(browser, { url: cluster.urlOf(node) }, size)
      contexts.push(page.context())
      return page
    })
    for (const context of contexts) await context.close()
  },
})

/** Scripted people who go on while something is done to the nodes. */
export async function underLoad(cluster: Cluster, length: number, trouble: (crowd: Crowd) => Promise<void>): Promise<Report> {
  const crowd = new Crowd(cluster.url, { residents: 60, lawyers: 10, seconds: length, 'drain-seconds': 120 })
  await crowd.reached('residents come')
  await seconds(15)
  await trouble(crowd)
  return crowd.kept()
}

/** Nobody was served twice, nothing acknowledged was lost: the people say so, and the raw journal. */
export async function expectKept(cluster: Cluster, report: Report): Promise<Audit> {
  expect(report.completed).toBeGreaterThan(0)
  expect(report).toMatchObject({ doubleAssigned: 0, lost: 0, outOfOrder: 0, broken: { late: 0 } })
  const audit = await cluster.check()
  console.log(`journal: ${JSON.stringify(audit)}`)
  expect(audit).toMatchObject({ twoWriters: 0, assignedTwice: 0 })
  expect(audit.accepted).toBeGreaterThan(0)
  await expectOneTruth(cluster)
  return audit
}

/** Journal, tables and an open dashboard say the same; within ten seconds, by the projection alone if need be. */
export async function expectOneTruth(cluster: Cluster): Promise<void> {
  await expect
    .poll(async () => {
      const { missing, different, surplus } = await cluster.records()
      return { missing, different, surplus }
    }, { timeout: 15_000 })
    .toEqual({ missing: 0, different: 0, surplus: 0 })
  const days = Object.values((await cluster.records()).days)
  console.log(`records: ${JSON.stringify(days)}`)
  expect(days.length, 'a run over midnight').toBe(1)
  expect(await figuresOnAScreen(cluster.url)).toEqual(days[0])
}

/** One line for each thing that was done: how long entities and people went without an answer. */
export function outages(report: Report): string {
  return report.windows
    .map(({ label, pauseMillis, longestGap }) => `${label}: entities ${JSON.stringify(pauseMillis.overall)} ms; worst for one client ${JSON.stringify(longestGap)}`)
    .join('\n')
}
