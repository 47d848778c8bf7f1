// People of the sample as the API sees them: their sessions, what they may read, and what is made for the walk.
import { loginBase } from '../../src/app/login-names.ts';
import { CAST, type CastRole, DEMO_PASSWORD } from '../../src/cli/demo/cast.ts';
import { TestBrowser } from '../server/browser.ts';

const BOUNDARY = 'between-parts';

export interface Asker {
  readonly cookies: ReadonlyMap<string, string>;
  readonly week: string;
  readonly homeUnit: number;
  readonly personId: number;
  /** The value at `place` ('items.0.id') of what is answered; throws when there is none. */
  read<T = number>(path: string, place: string): Promise<T>;
  /** Posts, the password given just before. */
  make<T = number>(path: string, body: unknown, place: string): Promise<T>;
  /** Sends a file to a form that takes several. */
  send<T = number>(path: string, file: { name: string; bytes: Buffer }, place: string): Promise<T>;
}

/** Signs people of the sample in at the demo of this address, each role once. */
export function askersAt(address: string): (role: CastRole) => Promise<Asker> {
  const port = Number(new URL(address).port);
  const known = new Map<CastRole, Promise<Asker>>();
  return (role) => {
    const asker = known.get(role) ?? askerOf(port, role);
    known.set(role, asker);
    return asker;
  };
}

async function askerOf(port: number, role: CastRole): Promise<Asker> {
  const browser = new TestBrowser(port, 'localhost');
  const session = await browser.post('/session', {
    login: loginBase(CAST[role]),
    password: DEMO_PASSWORD,
  });
  const found = <T>(what: string, answer: Awaited<ReturnType<TestBrowser['get']>>, place: string): T => {
    const value = answer.at(place);
    if (value === undefined || value === null)
      throw new Error(`${role}: ${what} has no ${place}: ${answer.text.slice(0, 500)}`);
    return value as T;
  };
  const own = <T>(place: string) => found<T>('session', session, place);
  return {
    cookies: browser.cookies,
    week: own('currentWeek'),
    homeUnit: own('homeUnit'),
    personId: own('person.id'),
    read: async (path, place) => found(path, await browser.get(path), place),
    make: async (path, body, place) => {
      await browser.post('/session/step-up', { password: DEMO_PASSWORD });
      return found(path, await browser.post(path, body), place);
    },
    send: async (path, { name, bytes }, place) => {
      const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
      const raw = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
      const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
      return found(path, await browser.send('POST', `/api/v1${path}`, { raw, headers }), place);
    },
  };
}
