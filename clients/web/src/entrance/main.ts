import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import App from './App.vue'
import '../shared/base.css'
import './entrance.css'

void makeI18n('entrance').then((i18n) => createApp(App).use(i18n).mount('#app'))
