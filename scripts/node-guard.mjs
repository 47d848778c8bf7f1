// Nothing newer than Node 18 here: it has to run there, to say what is missing instead of failing oddly.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that npm installed beside us, or null. */
function installedNode() {
  const file = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : null;
}

function explain() {
  process.stderr.write(
    `Công Tâm cần Node.js ${wanted} trở lên; đang chạy bằng ${process.version}.
Chạy "npm ci" trong thư mục này (Linux x64, arm64), hoặc cài Node.js ${wanted} từ https://nodejs.org.
Công Tâm needs Node.js ${wanted} or newer; this is ${process.version}.
Run "npm ci" in this folder (Linux x64, arm64), or install Node.js ${wanted} from https://nodejs.org.
`,
  );
  process.exitCode = 1;
}

function runAgain(node, script, flags) {
  // Threads that come and go leave half-empty arenas behind, unless there are few of them (glibc, mallopt(3)).
  const env = flags.length === 0 ? process.env : { ...process.env, MALLOC_ARENA_MAX: '2' };
  const child = spawn(node, [...flags, script, ...process.argv.slice(2)], { stdio: 'inherit', env });
  // The terminal sends Ctrl+C to both of us, a supervisor its signals to us alone; only the child decides when to end.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', explain);
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code;
  });
}

/**
 * Calls `work` on a Node new enough and with the given flags, otherwise runs `script` again: with the Node npm installed
 * where this one is too old, with the flags where they are not set.
 */
export async function withNode24(script, work, flags = []) {
  const isNew = Number(process.versions.node.split('.')[0]) >= wanted;
  if (isNew && flags.every((flag) => process.execArgv.includes(flag))) return work();
  const node = isNew ? process.execPath : installedNode();
  return node === null ? explain() : runAgain(node, script, flags);
}
