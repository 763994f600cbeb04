import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import { hub } from '../resident/visit'
import App from './App.vue'
import 'tdesign-mobile-vue/es/style/index.css'
import '../shared/base.css'
import '../shared/phone.css'
import '../resident/resident.css'
import './terminal.css'

window.legalhub = { call: () => undefined, connection: () => hub.connection.state.name }

void makeI18n('terminal', 'resident').then((i18n) => createApp(App).use(i18n).mount('#app'))
