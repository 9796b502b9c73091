import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledSentences } from './tools/compiled-sentences.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The web app: everything it needs is in `dist/web`, no inline script or style, so that the server
 * may answer with a content policy of `'self'` alone.
 */
export default defineConfig({
  root: here('./web'),
  publicDir: false,
  plugins: [react(), compiledSentences(here('./locales'))],
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    // Offices still run machines whose last browser is Chrome 109.
    target: ['chrome109', 'firefox115', 'safari16'],
    // The content policy allows no data: fonts or pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // A pattern, because '/api' alone would also catch the module /api.ts.
  server: { proxy: { '^/api/': 'http://127.0.0.1:3000' } },
});
