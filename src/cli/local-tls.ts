// Where `congtam tls` puts its files and how the server finds them again.
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const tlsFiles = (dataDir: string) => ({
  folder: join(dataDir, 'tls'),
  ca: join(dataDir, 'tls', 'authority.crt'),
  caKey: join(dataDir, 'tls', 'authority.key'),
  cert: join(dataDir, 'tls', 'server.crt'),
  key: join(dataDir, 'tls', 'server.key'),
});

/** The first host name a certificate stands for, or null: without a name of DNS, or only with a pattern. */
export async function namedIn(certFile: string): Promise<string | null> {
  const { subjectAltName = '' } = new X509Certificate(await readFile(certFile));
  return /DNS:([^*,\s]+)/.exec(subjectAltName)?.[1] ?? null;
}

/** Certificate and key made earlier for this data folder, or null. */
export function findLocalTls(dataDir: string): { cert: string; key: string } | null {
  const { cert, key } = tlsFiles(dataDir);
  return existsSync(cert) && existsSync(key) ? { cert, key } : null;
}
