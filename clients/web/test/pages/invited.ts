import type { Page } from '@playwright/test'

/** The host is about to ask somebody in. */
export async function asksIn(lawyer: Page, role: string): Promise<void> {
  if (!(await lawyer.getByTestId('invite').isVisible())) await lawyer.getByTestId('people').click()
  await lawyer.getByTestId('invite').click()
  await lawyer.getByTestId(`invite-${role}`).click()
}

/** The host asks somebody in by a link, and the resident agrees. */
export async function linkFor(lawyer: Page, resident: Page, name = '小王'): Promise<string> {
  await asksIn(lawyer, 'MEMBER_FAMILY')
  await lawyer.getByTestId('invite-name').fill(name)
  await lawyer.getByTestId('invite-go').click()
  const address = (await lawyer.getByTestId('copy-link').getAttribute('data-link'))!
  await lawyer.getByTestId('link-done').click()
  await resident.getByTestId('agree-yes').click()
  return address
}

export async function knock(guest: Page, address: string, name = '小王'): Promise<void> {
  await guest.goto(address)
  await guest.getByTestId('begin').click()
  await guest.getByTestId('guest-name').fill(name)
  await guest.getByTestId('knock').click()
}
