/// <reference types="vite/client" />
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}

interface Window {
  /** For tests and support: what this page is connected to. Reads only. */
  legalhub?: { call: () => RTCPeerConnection | undefined; connection: () => string; bridge?: () => RTCPeerConnection | undefined }
}
