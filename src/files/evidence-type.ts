// What a file of evidence is, by its content: names, endings and stated types are never believed. What a browser would
// run (pages, scripts, drawings with scripts), programs and archives are no evidence.
import type { ReadLimits } from './limits.ts';
import { READ_LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { inflateEntry } from './zip-inflate.ts';

export interface EvidenceType {
  readonly mediaType: string;
  readonly ending: string;
  /** Shown by the browser itself; everything else is saved. */
  readonly preview: 'picture' | 'pdf' | null;
  /** Real bytes of everything inside; of a file that packs nothing its own size. */
  readonly unpacked: number;
}

type Kind = Omit<EvidenceType, 'unpacked'>;

const picture = (mediaType: string, ending: string): Kind => ({ mediaType, ending, preview: 'picture' });
const saved = (mediaType: string, ending: string): Kind => ({ mediaType, ending, preview: null });

const MAGIC: readonly (readonly [magic: readonly number[], kind: Kind])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], { mediaType: 'application/pdf', ending: 'pdf', preview: 'pdf' }],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], picture('image/png', 'png')],
  [[0xff, 0xd8, 0xff], picture('image/jpeg', 'jpg')],
  [[0x47, 0x49, 0x46, 0x38], picture('image/gif', 'gif')],
];

const OFFICE: readonly (readonly [inside: string, kind: Kind])[] = [
  [
    'word/document.xml',
    saved('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  ],
  ['xl/workbook.xml', saved('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx')],
  [
    'ppt/presentation.xml',
    saved('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  ],
];

const HEAD = 4096;
const starts = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);

/** Throws `FileRefused`: empty, too large, damaged or lying about its size, and `file-no-evidence` for everything else. */
export async function evidenceType(
  bytes: Uint8Array,
  limits: ReadLimits = READ_LIMITS,
): Promise<EvidenceType> {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > limits.bytes)
    throw new FileRefused('file-too-large', { size: bytes.length, most: limits.bytes });
  const known = MAGIC.find(([magic]) => starts(bytes, magic));
  if (known !== undefined) return { ...known[1], unpacked: bytes.length };
  if (isWebp(bytes)) return { ...picture('image/webp', 'webp'), unpacked: bytes.length };
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeFile(bytes, limits);
  if (isPlainText(bytes)) return { ...saved('text/plain; charset=utf-8', 'txt'), unpacked: bytes.length };
  throw new FileRefused('file-no-evidence');
}

const isWebp = (bytes: Uint8Array) =>
  starts(bytes, [0x52, 0x49, 0x46, 0x46]) && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP';

async function officeFile(bytes: Uint8Array, limits: ReadLimits): Promise<EvidenceType> {
  const entries = readZipDirectory(bytes, limits);
  const kind = OFFICE.find(([inside]) => entries.has(inside))?.[1] ?? (await openDocument(bytes, entries));
  if (kind === null || hasMacros(entries)) throw new FileRefused('file-no-evidence');
  let unpacked = 0;
  for (const entry of entries.values())
    for await (const piece of inflateEntry(bytes, entry)) unpacked += piece.length;
  return { ...kind, unpacked };
}

/** OpenDocument names itself in its first entry. */
async function openDocument(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<Kind | null> {
  const entry = entries.get('mimetype');
  if (entry === undefined || entry.unpackedSize > 100 || !entries.has('content.xml')) return null;
  let name = '';
  for await (const piece of inflateEntry(bytes, entry)) name += Buffer.from(piece).toString('latin1');
  const found = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/.exec(name);
  if (found === null) return null;
  return saved(name, { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }[found[1] ?? ''] ?? 'odt');
}

/** Documents that carry programs: the receiver would be asked to run them. */
const hasMacros = (entries: ReadonlyMap<string, ZipEntry>) =>
  [...entries.keys()].some((name) => /vbaProject\.bin$|^Basic\//i.test(name));

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const head = text.slice(0, HEAD).trimStart().toLowerCase();
    return !/\0/.test(text) && !/^(<|#!)/.test(head) && !head.includes('<script');
  } catch {
    return false;
  }
}
