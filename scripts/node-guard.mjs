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

function runAgain(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl+C to both of us, a supervisor its signals to us alone; only the child decides when to end.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', explain);
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code;
  });
}

/** Calls `work` on a Node new enough, otherwise runs `script` again with the one npm installed. */
export async function withNode24(script, work) {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return work();
  const node = installedNode();
  return node === null ? explain() : runAgain(node, script);
}
