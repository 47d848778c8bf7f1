// The one file of a multipart request, within limits; what it is by content is for the readers to find out.
import type { FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';
import type { Received } from './input.ts';

export const UPLOAD_LIMITS = {
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

/** Reads fields and file; throws `invalid-body` when there is no file, `too-large` beyond the limits. */
export async function receiveUpload(request: FastifyRequest): Promise<Received> {
  const body: Record<string, unknown> = {};
  let file: Received['file'] = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: bareName(part.filename), bytes: await part.toBuffer() };
    else body[part.fieldname] = part.value;
  }
  if (file === null) {
    throw new Failure('malformed', 'invalid-body', { fields: [{ path: 'body.file', code: 'required' }] });
  }
  return { body, file };
}
