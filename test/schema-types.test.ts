// The generated row types follow the migrated schema on both PostgreSQL versions.
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { schemaTypes } from '../scripts/schema-types.ts';
import { freshDatabase, onEachMajor } from './database.ts';

const file = new URL('../src/store/schema.gen.ts', import.meta.url);

onEachMajor('generated row types', (major) => {
  it('are those of the schema', async () => {
    const database = await freshDatabase({ major });
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const text = await schemaTypes(client);
    await client.end();
    await database.drop();
    // UPDATE_TYPES=1 writes them after a new migration; without it a difference is a failure.
    if (process.env.UPDATE_TYPES === '1') await writeFile(file, text);
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});
