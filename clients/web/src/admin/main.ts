import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import App from './App.vue'
import { hub } from './admin'
import 'tdesign-vue-next/es/style/index.css'
import '../shared/base.css'
import '../shared/desk.css'
import './admin.css'

window.legalhub = { call: () => undefined, connection: () => hub.connection.state.name }

void makeI18n('admin').then((i18n) => createApp(App).use(i18n).mount('#app'))
