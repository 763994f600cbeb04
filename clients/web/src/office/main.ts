import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import App from './App.vue'
import { hub } from './office'
import 'tdesign-vue-next/es/style/index.css'
import '../shared/base.css'
import '../shared/desk.css'
import './office.css'
import './supervision.css'

window.legalhub = { call: () => undefined, connection: () => hub.connection.state.name }

void makeI18n('office').then((i18n) => createApp(App).use(i18n).mount('#app'))
