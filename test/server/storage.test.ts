// A disk that fills up: nothing is written any more, everything can be read, and it goes on by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SpaceState } from '../../src/app/context.ts';
import type { TestBrowser } from './browser.ts';
import { addPerson, signIn } from './people.ts';
import { startTestServer, type TestServer } from './start.ts';

let space: SpaceState = 'ample';
let server: TestServer;
let person: TestBrowser;
let admin: TestBrowser;

beforeAll(async () => {
  server = await startTestServer({ space: async () => space });
  await addPerson(server, { id: 1, name: 'Quản Trị Viên', login: 'quantri1', roles: ['organization-admin'] });
  await addPerson(server, { id: 2, name: 'Người Thường', login: 'nguoithuong' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  space = 'ample';
  person = await signIn(server, 'nguoithuong');
  admin = await signIn(server, 'quantri1');
});

const told = (headers: object) => (headers as Record<string, string>)['congtam-storage'];
const makeAbsence = () =>
  admin.post('/absences', { personId: 2, kind: 'leave', from: '2026-11-23', to: '2026-11-24' });

describe('a full disk', () => {
  it('refuses every change, with a clear code and when to ask again', async () => {
    space = 'full';
    const answer = await makeAbsence();
    expect([answer.status, answer.at('code')]).toEqual([503, 'storage-full']);
    expect(answer.headers).toMatchObject({ 'retry-after': '30', 'congtam-storage': 'full' });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('still lets people in, out and read, and tells everybody', async () => {
    space = 'full';
    const late = await signIn(server, 'nguoithuong');
    const read = await late.get('/session');
    expect([read.status, told(read.headers)]).toEqual([200, 'full']);
    expect((await late.send('DELETE', '/api/v1/session')).status).toBe(200);
  });

  it('does not say so to somebody without a session before that is known', async () => {
    space = 'full';
    expect((await server.browser().post('/absences', {})).status).toBe(401);
  });

  it('takes changes again as soon as there is room', async () => {
    space = 'full';
    await makeAbsence();
    space = 'ample';
    const answer = await makeAbsence();
    expect(answer.at('code')).not.toBe('storage-full');
    expect(told(answer.headers)).toBeUndefined();
  });
});

describe('a disk with little room', () => {
  it('takes changes, and tells administrators alone', async () => {
    space = 'low';
    expect((await makeAbsence()).at('code')).not.toBe('storage-full');
    expect(told((await admin.get('/session')).headers)).toBe('low');
    expect(told((await person.get('/session')).headers)).toBeUndefined();
  });
});

describe('the health of the server', () => {
  it.each(['ample', 'low', 'full'] as const)('tells monitoring that the disk is %s', async (state) => {
    space = state;
    const { body } = await server.browser().send('GET', '/healthz');
    expect(body).toEqual({ alive: true, storage: state });
  });
});
