import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { brandWords } from './app/brand-words.ts';
import { initialSize } from './initial-size.ts';

const serverUrl = process.env['ZHIDAN_API'] ?? 'http://127.0.0.1:4780';

/** The browsers whose makers still mend them. */
const target = ['chrome120', 'edge120', 'firefox128', 'safari17.4'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    initialSize({ limitKiB: 350 }),
    VitePWA({
      // the person decides when a new version is taken: a form may be half filled
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: brandWords.name['zh-CN'],
        short_name: brandWords.shortName['zh-CN'],
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#f4f5f3',
        theme_color: '#14594a',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        // pages come from the cache when offline; the server's own addresses never
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api(?:\/|$)/, /^\/(?:health|ready|metrics)$/],
        cleanupOutdatedCaches: true,
        importScripts: ['/push.js'],
      },
    }),
  ],
  build: {
    target,
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      treeshake: {
        // parts of antd that do nothing when they are loaded and do not say so: without this the frame brings all of its forms along
        moduleSideEffects: [{ test: /node_modules[\\/]@rc-component[\\/]/, sideEffects: false }],
      },
    },
  },
  server: { proxy: { '/api': { target: serverUrl } } },
});
