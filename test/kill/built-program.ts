// The program that is killed, in one piece: read module by module and stripped of its types, each of many starts would
// take several times the work. The same sources, the same packages.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { inProduction } from '../browser/production.ts';

const root = join(import.meta.dirname, '..', '..');
/** Native parts, and what starts threads from files of its own. */
const APART = ['@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pino', 'vite', 'fsevents'];

/** Modules go on finding what lies beside their source. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.')) return null;
    return code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
  },
};

export interface BuiltProgram {
  /** What Node is to run. */
  readonly file: string;
  remove(): Promise<void>;
}

/** Builds program.ts into a folder of its own, from where the packages that stay apart are found. */
export async function builtProgram(): Promise<BuiltProgram> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const outDir = await mkdtemp(join(root, 'dist', 'kill-program-'));
  await inProduction(() =>
    build({
      ...{ root, configFile: false, logLevel: 'error', plugins: [placesOfSources], publicDir: false },
      ssr: { noExternal: true, external: APART, target: 'node' },
      build: {
        ...{ ssr: join(import.meta.dirname, 'program.ts'), outDir, target: 'node24', minify: false },
        rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
      },
    }),
  );
  return {
    file: join(outDir, 'program.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
