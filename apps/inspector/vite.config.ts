import { defineConfig } from 'vite';

/** The page is served under a policy without `unsafe-inline` and without `data:`: everything is a file of its own. */
export default defineConfig({
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of what is bundled go where the bundle goes.
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
});
