import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function logged(entry: object): string {
  let line = '';
  createLog('info', {
    write: (text) => {
      line = text;
    },
  }).info(entry, 'entry');
  return line;
}

describe('the log', () => {
  it.each([
    'password',
    'current',
    'next',
    'code',
    'token',
    'cookie',
    'authorization',
    'set-cookie',
    'idempotency-key',
  ])('hides %s at every depth that occurs', (key) => {
    for (const entry of [
      { [key]: 'hunter2' },
      { a: { [key]: 'hunter2' } },
      { a: { b: { [key]: 'hunter2' } } },
    ]) {
      expect(logged(entry)).not.toContain('hunter2');
      expect(logged(entry)).toContain('[redacted]');
    }
  });

  it('describes errors by kind, code and place, never by the values they carry', () => {
    const error = Object.assign(new Error('duplicate key', { cause: new Error('deeper') }), {
      code: '23505',
      detail: 'Key (national_id)=(001234567890) already exists.',
      where: 'national_id 001234567890',
      parameters: ['001234567890'],
    });
    const line = logged({ err: error });
    expect(line).not.toContain('001234567890');
    expect(JSON.parse(line).err).toMatchObject({
      type: 'Error',
      message: 'duplicate key',
      reason: '23505',
      cause: { message: 'deeper' },
    });
    expect(logged({ err: 'a text somebody wrote' })).not.toContain('somebody');
  });
});
