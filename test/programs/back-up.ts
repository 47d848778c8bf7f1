// Backs a database up, for tests that limit the process. Arguments: address of the database, file.
import { existsSync } from 'node:fs';
import { backup } from '../../src/store/backup/dump.ts';

const [url = '', file = ''] = process.argv.slice(2);
const failure = await backup(url, file, '2026-11-20T08:04:05.123Z').then(
  () => 'none',
  (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
);
process.stdout.write(`${failure} ${existsSync(file) ? 'file' : 'no file'}`);
