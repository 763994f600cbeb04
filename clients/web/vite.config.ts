import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { wireBytes } from './scripts/wireBytes'

const page = (name: string) => resolve(import.meta.dirname, name)

export default defineConfig({
  plugins: [vue(), wireBytes()],
  define: {
    __VUE_OPTIONS_API__: 'true', // TDesign's components are written with it.
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
  },
  build: {
    // Villagers' phones are old; Android's browser from 2020 and iOS 14.5 get the same page.
    target: ['chrome83', 'safari14.1', 'firefox100'],
    // The content security policy allows no data: for scripts and the pages need none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      input: {
        entrance: page('index.html'),
        resident: page('resident/index.html'),
        supervised: page('supervised/index.html'),
        lawyer: page('lawyer/index.html'),
        office: page('office/index.html'),
        admin: page('admin/index.html'),
        terminal: page('terminal/index.html'),
        scan: page('scan/index.html'),
        room: page('room/index.html'),
      },
    },
  },
  test: { include: ['test/hub/**/*.test.ts', 'test/scripts/**/*.test.ts'] },
})
