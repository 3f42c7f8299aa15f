import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './compress-files.ts';

export default defineConfig({
  plugins: [
    react(),
    // Only the screen's own language; else the labels of all languages would be loaded with the first page.
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    compressFiles(),
  ],
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    // Nothing inline: the content security policy allows files of ours only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
