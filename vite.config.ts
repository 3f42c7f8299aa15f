import { defineConfig } from 'vite';

/**
 * The program as it is shipped: few files, for on a cold start every module costs a third of a millisecond. What a command
 * does not need is still loaded by `import()` only, and packages stay packages.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    // One folder, so that programs lie beside whatever starts them.
    outDir: 'dist/cli',
    target: 'node20',
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ['src/cli/cli.ts', 'src/cleaning/cleaning-process.ts'],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        codeSplitting: {
          groups: [
            // What `cutline --help` needs as well.
            {
              name: 'errors',
              test: /\/src\/(?:errors|pipeline\/manifests\/producer-version)\.ts$/u,
              priority: 2,
            },
            // What every process that cleans needs; what checks a desk's rules is another matter.
            {
              name: 'pipeline',
              test: /\/src\/pipeline\/(?!desk-rules\/)/u,
              tags: ['$initial'],
              priority: 1,
            },
          ],
        },
      },
    },
  },
  // The few whose many small files every cleaning, or every start, would load one by one.
  ssr: {
    noExternal: ['entities', 'string-similarity', 'zod', 'fastify-type-provider-zod', '@fastify/error'],
  },
});
