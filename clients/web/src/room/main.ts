import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import App from './App.vue'
import { hub } from './door'
import 'tdesign-mobile-vue/es/style/index.css'
import '../shared/base.css'
import '../shared/phone.css'
import './room.css'

window.legalhub = { call: () => undefined, connection: () => hub.connection.state.name }

void makeI18n('room', 'conference').then((i18n) => createApp(App).use(i18n).mount('#app'))
