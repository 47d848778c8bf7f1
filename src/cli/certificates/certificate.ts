// Makes X.509 certificates (RFC 5280) of two kinds: a local authority and a server's. ECDSA P-256 with SHA-256.
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { isIP } from 'node:net';
import {
  bits,
  type Der,
  integer,
  octets,
  oid,
  sequence,
  set,
  tagged,
  text,
  time,
  within,
  yes,
} from './der.ts';

export interface Issued {
  /** PEM. */
  readonly cert: string;
  /** PEM, PKCS #8. */
  readonly key: string;
}

interface Content {
  readonly subject: string;
  readonly issuer: string;
  readonly from: Date;
  readonly to: Date;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly extensions: readonly Der[];
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const name = (common: string) => sequence(set(sequence(oid('2.5.4.3'), text(common))));
const extension = (id: string, value: Der, critical = false) =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value));

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const keyId = (key: KeyObject) => createHash('sha256').update(spki(key)).digest().subarray(0, 20);
const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

function certificate(content: Content): string {
  const identifiers = [
    extension('2.5.29.14', octets(keyId(content.publicKey))),
    extension('2.5.29.35', sequence(tagged(0, keyId(createPublicKey(content.signer))))),
  ];
  const body = sequence(
    within(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ecdsaWithSha256,
    name(content.issuer),
    sequence(time(content.from), time(content.to)),
    name(content.subject),
    spki(content.publicKey),
    within(3, sequence(...content.extensions, ...identifiers)),
  );
  return pem('CERTIFICATE', sequence(body, ecdsaWithSha256, bits(sign('sha256', body, content.signer))));
}

const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

// Clocks of office machines run behind: valid from a day earlier.
const dayMs = 86_400_000;
const span = (now: Date, days: number) => ({
  from: new Date(now.getTime() - dayMs),
  to: new Date(now.getTime() + days * dayMs),
});

/** A new authority, good for ten years; it may sign server certificates and nothing below. */
export function makeAuthority(subject: string, now: Date): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', sequence(yes, integer(Buffer.from([0]))), true),
    extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true),
  ];
  const parties = { subject, issuer: subject, publicKey, signer: privateKey };
  return { cert: certificate({ ...parties, ...span(now, 3650), extensions }), key: privatePem(privateKey) };
}

/** The 4 or 16 bytes of an IP address. */
function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = plain.includes('::') ? tail.split(':').filter(Boolean) : [];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function alternativeName(host: string): Der {
  return isIP(host) ? tagged(7, addressBytes(host)) : tagged(2, Buffer.from(host, 'ascii'));
}

/** Longest life that Apple's systems accept from an authority installed by hand is 825 days. */
const serverDays = 820;

/** A server certificate for host names and IP addresses, signed by the authority. */
export function makeServerCertificate(
  hosts: readonly string[],
  authority: { readonly subject: string; readonly key: KeyObject },
  now: Date,
): Issued & { readonly until: Date } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...hosts.map(alternativeName))),
  ];
  const parties = { subject: hosts[0] ?? '', issuer: authority.subject, publicKey, signer: authority.key };
  const valid = span(now, serverDays);
  return {
    cert: certificate({ ...parties, ...valid, extensions }),
    key: privatePem(privateKey),
    until: valid.to,
  };
}
