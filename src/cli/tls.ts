// `congtam tls`: HTTPS without a certificate from outside. The authority is made once and kept, so that a renewed
// certificate needs no new visit to the users' machines.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { domainToASCII } from 'node:url';
import { makeAuthority, makeServerCertificate } from './certificates/certificate.ts';
import { type Command, UsageError } from './command.ts';
import { loadDataDir } from './database.ts';
import { tlsFiles } from './local-tls.ts';

const always = ['localhost', '127.0.0.1', '::1'];
const hostPattern = /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

function checkedHost(word: string): string {
  if (isIP(word)) return word;
  const ascii = domainToASCII(word.replace(/^\*\./, ''));
  const host = word.startsWith('*.') ? `*.${ascii}` : ascii;
  if (!hostPattern.test(host) || host.length > 253) throw new UsageError(word);
  return host;
}

/** Without arguments: this machine's name and the addresses others reach it by. */
function ownHosts(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const outside = addresses.filter((one) => !one.internal && !one.address.startsWith('fe80'));
  return [hostname().toLowerCase(), ...outside.map((one) => one.address)];
}

async function writeOnce(file: string, content: string): Promise<void> {
  await writeFile(`${file}.new`, content, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

const subjectOf = (certificate: string) => new X509Certificate(certificate).subject.replace(/^CN=/, '');

async function authorityOf(
  files: ReturnType<typeof tlsFiles>,
  now: Date,
): Promise<{ cert: string; key: string }> {
  if (existsSync(files.ca) && existsSync(files.caKey)) {
    return { cert: await readFile(files.ca, 'utf8'), key: await readFile(files.caKey, 'utf8') };
  }
  const made = makeAuthority(`Cong Tam local authority ${now.toISOString().slice(0, 10)}`, now);
  await writeOnce(files.caKey, made.key);
  await writeOnce(files.ca, made.cert);
  return made;
}

export const tlsCommand: Command = {
  usage: '[host|address …]',
  async run(args, console) {
    const given = args.length > 0 ? args.map(checkedHost) : ownHosts();
    const hosts = [...new Set([...given, ...always])];
    const files = tlsFiles(loadDataDir(console));
    await mkdir(files.folder, { recursive: true, mode: 0o700 });
    const now = new Date(console.now());
    const authority = await authorityOf(files, now);
    const signer = { subject: subjectOf(authority.cert), key: createPrivateKey(authority.key) };
    const made = makeServerCertificate(hosts, signer, now);
    await writeOnce(files.key, made.key);
    await writeOnce(files.cert, made.cert + authority.cert);
    console.say('tls.done', {
      names: hosts.join(', '),
      until: made.until.toISOString().slice(0, 10),
      cert: files.cert,
    });
    console.say('tls.trust', { ca: files.ca });
    console.say('tls.used', { cert: files.cert, key: files.key });
    return 0;
  },
};
