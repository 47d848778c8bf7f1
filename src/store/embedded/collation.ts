// New binaries may bring a newer ICU, which sorts a little differently: indexes on text built by the old one would then
// miss rows without a word. PostgreSQL only warns; here they are rebuilt, once.
import { type Connect, databaseName } from './roles.ts';

const changedQuery = `select 1 from pg_database where datname = $1
  and datcollversion is distinct from pg_database_collation_actual_version(oid)`;

/** Rebuilds the indexes of the database when its sort order changed; answers whether it did. */
export async function followCollation(connect: Connect): Promise<boolean> {
  const admin = await connect('admin', databaseName);
  try {
    const { rowCount } = await admin.query(changedQuery, [databaseName]);
    if (!rowCount) return false;
    await admin.query(`reindex database ${databaseName}`);
    await admin.query(`alter database ${databaseName} refresh collation version`);
    return true;
  } finally {
    await admin.end();
  }
}
