// Where `congtam tls` puts its files and how the server finds them again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const tlsFiles = (dataDir: string) => ({
  folder: join(dataDir, 'tls'),
  ca: join(dataDir, 'tls', 'authority.crt'),
  caKey: join(dataDir, 'tls', 'authority.key'),
  cert: join(dataDir, 'tls', 'server.crt'),
  key: join(dataDir, 'tls', 'server.key'),
});

/** Certificate and key made earlier for this data folder, or null. */
export function findLocalTls(dataDir: string): { cert: string; key: string } | null {
  const { cert, key } = tlsFiles(dataDir);
  return existsSync(cert) && existsSync(key) ? { cert, key } : null;
}
