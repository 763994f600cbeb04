import { createI18n, type I18n } from 'vue-i18n'
import type { Named, Text } from '../hub/api'

export const LOCALES = { 'zh-CN': '中文', en: 'English' } as const
export type Locale = keyof typeof LOCALES

type Messages = Record<string, unknown>
const catalogues = import.meta.glob<Messages>('../messages/*.json', { import: 'default' })
const LOCALE_KEY = 'legalhub.locale'

let i18n: I18n<{}, {}, {}, Locale, false>
let pageNames: readonly string[]

/** Loads the page's catalogues in the language of the last choice; Chinese until somebody chooses. */
export async function makeI18n(...pages: string[]) {
  pageNames = pages
  i18n = createI18n({ legacy: false, locale: 'zh-CN', missingWarn: false, fallbackWarn: false }) as typeof i18n
  await speak(localStorage.getItem(LOCALE_KEY) === 'en' ? 'en' : 'zh-CN')
  return i18n
}

export async function speak(locale: Locale): Promise<void> {
  const global = i18n.global
  if (!global.availableLocales.includes(locale) || Object.keys(global.getLocaleMessage(locale)).length === 0) {
    for (const catalogue of await Promise.all(['common', ...pageNames].map((name) => load(name, locale)))) {
      global.mergeLocaleMessage(locale, catalogue as never)
    }
  }
  global.locale.value = locale
  localStorage.setItem(LOCALE_KEY, locale)
  document.documentElement.lang = locale
}

/** A part of a page that comes later brings its texts with it, in every language that was spoken so far. */
export async function alsoSpeak(catalogue: string): Promise<void> {
  if (pageNames.includes(catalogue)) return
  const { global } = i18n
  const spoken = (global.availableLocales as Locale[]).filter((locale) => Object.keys(global.getLocaleMessage(locale)).length > 0)
  for (const locale of spoken) global.mergeLocaleMessage(locale, (await load(catalogue, locale)) as never)
  pageNames = [...new Set([...pageNames, catalogue])]
}

/** A name that the hub sends in both languages. */
export function pick(text: Text | undefined, locale: string): string {
  return text ? (locale === 'en' ? text.en : text.zh) : ''
}

/** The name of one of the town's lists; nothing where it isn't there. */
export function nameIn(list: readonly Named[] | undefined, id: string, locale: string): string {
  return pick(list?.find((some) => some.id === id)?.name, locale)
}

function load(catalogue: string, locale: Locale): Promise<Messages> {
  return catalogues[`../messages/${catalogue}.${locale}.json`]!()
}
