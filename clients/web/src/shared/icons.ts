/** Line icons of our own, one path each on 24 × 24. */
export const ICONS = {
  alert: 'M12 3 2 20h20L12 3ZM12 10v4M12 17v.5',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 9a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7ZM10 20a2 2 0 0 0 4 0',
  camera: 'M3 7a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7ZM16 10l5-3v10l-5-3',
  cameraOff: 'M3 3l18 18M8 5h6a2 2 0 0 1 2 2v4l5-4v10M3 7v10a2 2 0 0 0 2 2h9',
  chat: 'M4 5h16v11H9l-5 4V5ZM8 9h8M8 12.5h5',
  copy: 'M9 9h11v11H9V9ZM15 9V4H4v11h5',
  grid: 'M4 4h7v7H4V4ZM13 4h7v7h-7V4ZM4 13h7v7H4v-7ZM13 13h7v7h-7v-7Z',
  invite: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2 20c0-4 3-6 7-6s7 2 7 6M19 7v8M15 11h8',
  lock: 'M6 11h12v9H6v-9ZM9 11V7a3 3 0 0 1 6 0v4',
  more: 'M5 12v.1M12 12v.1M19 12v.1',
  record: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z',
  screen: 'M3 5h18v11H3V5ZM8 20h8M12 16v4',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v8h14v-8',
  speaker: 'M3 4h18v11H3V4ZM3 18h5v2H3v-2ZM10 18h5v2h-5v-2ZM17 18h4v2h-4v-2Z',
  check: 'M4 12.5l5.5 5.5L20 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3.5 2',
  document: 'M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6',
  door: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  family: 'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM17 11a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2 20c0-4 2.5-6 6-6s6 2 6 6M16 14c3.5 0 6 2 6 6',
  flip: 'M4 9a8 8 0 0 1 14-3l2 2M20 4v4h-4M20 15a8 8 0 0 1-14 3l-2-2M4 20v-4h4',
  gavel: 'M13 4l7 7M9 8l7 7M11 6l7 7M12.5 11.5 4 20M4 21h9',
  hammer: 'M12 3a9 9 0 0 1 9 9M14 3v7h7M3 21l9-9',
  hand: 'M8 12V6a1.5 1.5 0 0 1 3 0V5a1.5 1.5 0 0 1 3 0v1.5a1.5 1.5 0 0 1 3 0V14c0 4-2 7-6 7-3 0-4.5-2-6.5-6-.8-1.6 1-2.6 2-1.5L8 15v-3Z',
  heart: 'M12 20S4 15 4 9a4 4 0 0 1 8-1.5A4 4 0 0 1 20 9c0 6-8 11-8 11Z',
  home: 'M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6',
  hospital: 'M5 21V4h14v17M12 7v6M9 10h6M9 21v-4h6v4M3 21h18',
  landmark: 'M3 9l9-6 9 6H3ZM5 9v9M10 9v9M14 9v9M19 9v9M3 21h18',
  pin: 'M12 21c-4-5-7-8-7-12a7 7 0 0 1 14 0c0 4-3 7-7 12ZM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  calendar: 'M4 6h16v14H4V6ZM4 11h16M8 3v5M16 3v5',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11a7 7 0 0 0 14 0M12 18v3',
  microphoneOff: 'M3 3l18 18M9 9v2a3 3 0 0 0 5 2M15 10V6a3 3 0 0 0-6-.5M5 11a7 7 0 0 0 12 4M19 11c0 .8-.1 1.5-.3 2M12 18v3',
  money: 'M3 6h18v12H3V6ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM6 9v6M18 9v6',
  network: 'M2 9a15 15 0 0 1 20 0M5.5 12.5a10 10 0 0 1 13 0M9 16a5 5 0 0 1 6 0M12 19.5v.5',
  phone: 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2C10 21 3 14 3 5a2 2 0 0 1 2-2Z',
  phoneDown: 'M2 13c5-5 15-5 20 0l-2 4-5-1.5v-3c-2-.7-4-.7-6 0v3L4 17l-2-4Z',
  pause: 'M8 5v14M16 5v14',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2.5.7 4 2.5 4 5.5',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.5v.5',
  scales: 'M12 3v17M8 20h8M5 7h14M5 7l-3 7a3.2 3.2 0 0 0 6 0L5 7ZM19 7l-3 7a3.2 3.2 0 0 0 6 0l-3-7Z',
  scroll: 'M6 4h12v16H8a3 3 0 0 1-3-3v-1h10v1a3 3 0 0 0 3 3M9 8h6M9 12h6',
  send: 'M4 12l16-8-5 17-4-7-7-2ZM11 14l9-10',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6l8-3ZM9 12l2 2 4-4',
  shop: 'M5 8h14l-1 13H6L5 8ZM9 8V6a3 3 0 0 1 6 0v2',
  sound: 'M4 9v6h4l5 4V5L8 9H4ZM16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12',
  star: 'M12 3l2.7 5.7 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3 1.2-6.2L3 9.5l6.3-.8L12 3Z',
  tools: 'M3 21l8-8M14 3a5 5 0 0 0-3 7l3 3a5 5 0 0 0 7-3l-3.5 1L14 7.5 15 4l-1-1Z',
  transfer: 'M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4',
  car: 'M3 16v-4l2-6h14l2 6v4M3 12h18M3 16h18v2H3v-2ZM6.5 18v2M17.5 18v2M7 14.5v.1M17 14.5v.1',
  work: 'M3 8h18v12H3V8ZM9 8V5h6v3M3 13h18',
} as const

export type IconName = keyof typeof ICONS

/** A picture for each category of DOMAIN.md; a town's own category gets the question mark. */
const CATEGORY_ICONS: Record<string, IconName> = {
  MARRIAGE_FAMILY: 'heart', MARRIAGE: 'heart', FAMILY: 'heart', INHERITANCE: 'scroll', LABOUR: 'work',
  CONTRACT_DEBT: 'money', CONTRACT: 'money', DEBT: 'money', DAMAGES: 'shield', TRAFFIC: 'car', HOUSING_LAND: 'home',
  HOUSING: 'home', LAND: 'home', NEIGHBOURS: 'people', CONSUMER: 'shop', MEDICAL: 'hospital', ADMINISTRATIVE: 'landmark',
  CRIMINAL: 'gavel', NOTARIAL: 'check', LEGAL_AID: 'hand', PROCEDURE: 'document',
}

export function categoryIcon(id: string): IconName {
  return CATEGORY_ICONS[id] ?? 'question'
}
