// The files of a multipart request, within limits; what it is by content is for the readers to find out.
import type { FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';
import type { Received } from './input.ts';

export const UPLOAD_LIMITS = {
  /** As much as the readers take (READ_LIMITS in src/files/limits.ts; read-table.test.ts holds both together). */
  fileSize: 20 * 1024 * 1024,
  files: 1,
  fields: 20,
  fieldSize: 10_000,
  fieldNameSize: 100,
  headerPairs: 50,
};

/** Name without folders and control characters; browsers of old send whole paths. */
const bareName = (name: string) =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 200);

/** Forms of many weeks and people at once; each is a small workbook. */
export const MANY_FILES = { ...UPLOAD_LIMITS, fileSize: 2 * 1024 * 1024, files: 100, fieldSize: 100_000 };

/** Reads fields and files; throws `invalid-body` when there is no file, `too-large` beyond the limits. */
export async function receiveUpload(
  request: FastifyRequest,
  takes: 'multipart' | 'files',
): Promise<Received> {
  const body: Record<string, unknown> = {};
  const files: Received['files'][number][] = [];
  let room = UPLOAD_LIMITS.fileSize;
  for await (const part of request.parts(takes === 'files' ? { limits: MANY_FILES } : {})) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      room -= bytes.length;
      // Many small files together may not be more than one large one.
      if (room < 0) throw Object.assign(new Error('too large'), { code: 'FST_FILES_LIMIT', statusCode: 413 });
      files.push({ name: bareName(part.filename), bytes });
    } else body[part.fieldname] = part.value;
  }
  if (files.length === 0) {
    throw new Failure('malformed', 'invalid-body', { fields: [{ path: 'body.file', code: 'required' }] });
  }
  return { body, files };
}
