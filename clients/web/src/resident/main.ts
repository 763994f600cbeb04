import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import App from './App.vue'
import { hub } from './visit'
import 'tdesign-mobile-vue/es/style/index.css'
import '../shared/base.css'
import '../shared/phone.css'
import './resident.css'

window.legalhub = { call: () => undefined, connection: () => hub.connection.state.name }

void makeI18n('resident').then((i18n) => createApp(App).use(i18n).mount('#app'))
