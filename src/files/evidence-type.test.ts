import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { evidenceType } from './evidence-type.ts';
import { READ_LIMITS } from './limits.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );

/** A zip of stored entries; `lie` states another size than there is. */
function zipOf(entries: Readonly<Record<string, string>>, lie = 0): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [label, body] = [Buffer.from(name), Buffer.from(text)];
    const size = body.length + lie;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc32(body), 14);
    local.writeUInt32LE(body.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt32LE(crc32(body), 16);
    central.writeUInt32LE(body.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, label, body);
    centrals.push(central, label);
    at += 30 + label.length + body.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const refused = (code: string) => ({ refusal: { code } });

describe('evidence is told by its content', () => {
  it.each([
    ['pdf', bytes('%PDF-1.7\n'), 'application/pdf', 'pdf'],
    ['png', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png', 'picture'],
    ['jpg', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', 'picture'],
    ['gif', bytes('GIF89a'), 'image/gif', 'picture'],
    ['webp', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '), 'image/webp', 'picture'],
    ['txt', bytes('Biên bản họp ngày 12/11'), 'text/plain; charset=utf-8', null],
  ])('%s', async (ending, content, mediaType, preview) => {
    expect(await evidenceType(content)).toEqual({ mediaType, ending, preview, unpacked: content.length });
  });

  it('office documents, with the real size of what is inside', async () => {
    const docx = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x'.repeat(500) });
    expect(await evidenceType(docx)).toMatchObject({ ending: 'docx', preview: null, unpacked: 508 });
    const mime = 'application/vnd.oasis.opendocument.text';
    const odt = zipOf({ mimetype: mime, 'content.xml': '<x/>' });
    expect(await evidenceType(odt)).toMatchObject({ ending: 'odt', mediaType: mime });
  });

  it.each([
    ['a page', bytes('<!doctype html><p>x')],
    ['a drawing with a script', bytes('  <svg xmlns="..."><script>1</script></svg>')],
    ['text that holds a script', bytes('a <script>alert(1)</script>')],
    ['a shell script', bytes('#!/bin/sh\nrm x')],
    ['a program', bytes('MZ', [0x90, 0, 3, 0])],
    ['an archive', zipOf({ 'a.txt': 'a' })],
    ['a document with a program', zipOf({ 'word/document.xml': 'a', 'word/vbaProject.bin': 'b' })],
    ['a webp that is not', bytes('RIFF', [1, 0, 0, 0], 'AVI LIST')],
    ['bytes', bytes([0xfe, 0x00, 0x81])],
    ['text with a NUL', bytes('a', [0], 'b')],
  ])('%s is none', async (_, content) => {
    await expect(evidenceType(content)).rejects.toMatchObject(refused('file-no-evidence'));
  });

  it('refuses what is empty, too large, damaged, or lies about its size', async () => {
    await expect(evidenceType(Buffer.alloc(0))).rejects.toMatchObject(refused('file-empty'));
    const limits = { ...READ_LIMITS, bytes: 3 };
    await expect(evidenceType(bytes('abcd'), limits)).rejects.toMatchObject(refused('file-too-large'));
    const lying = zipOf({ 'word/document.xml': 'x'.repeat(500) }, 7);
    await expect(evidenceType(lying)).rejects.toMatchObject(refused('file-damaged'));
    const bomb = { ...READ_LIMITS, unpackedBytes: 100 };
    const large = zipOf({ 'word/document.xml': 'x'.repeat(500) });
    await expect(evidenceType(large, bomb)).rejects.toMatchObject(refused('file-unpacks-too-large'));
  });
});
