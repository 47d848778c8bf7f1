// The product while the Friday passes: a real server, a clock that is moved, the rounds of the jobs, a real mail server.
import { escalate } from '../../src/app/office/escalate.ts';
import { proposeTalks } from '../../src/app/talks/propose.ts';
import { openMailing } from '../../src/cli/mailing.ts';

import { dateAt, instantAt } from '../../src/domain/period/zone.ts';
import { aBody } from '../builders/body.ts';
import { vietnamCalendar } from '../builders/rulebook.ts';
import type { TestDatabase } from '../database.ts';
import { aMailServer } from '../messages/mail-server.ts';
import type { Answer, TestBrowser } from '../server/browser.ts';
import { startTestServer } from '../server/start.ts';
import { type FridaySize, fridayBody } from './body.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const HOUR_MS = 3_600_000;

/** '2026-11-20 09:30' where the body is. */
export const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11), ZONE);

export interface Letter {
  readonly to: string;
  readonly at: string;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

interface Served {
  readonly database: TestDatabase;
  /** The built pages. */
  readonly webRoot: string;
}

export async function openWorld(size: FridaySize, { database, webRoot }: Served, start: string) {
  const spec = fridayBody(size);
  const body = await aBody(spec, { database });
  await body.sql(`update tenant set host_names = array[slug || '.localhost']`);
  const server = await startTestServer({
    ...{ database, webRoot, now: at(start) },
    context: { nationalDays: vietnamCalendar().days },
  });
  const smtp = await aMailServer();
  const letters: Letter[] = [];
  const troubles: string[] = [];
  const mailing = openMailing({
    config: {
      mail: {
        ...{ host: '127.0.0.1', port: smtp.port, transport: 'none', user: null, password: null },
        from: 'Công Tâm <congtam@example.vn>',
        connections: 4,
      },
      publicUrl: null,
      returns: null,
    },
    ...{ nationalDays: vietnamCalendar().days, jobUrl: database.jobUrl, now: () => server.clock.now },
    warn: (what, details) => void troubles.push(`${what} ${JSON.stringify(details)}`),
  });
  /** What the product does beside requests, at this moment. */
  const round = async () => {
    const { now } = server.clock;
    const moment = { tenantId: 1, today: dateAt(now, ZONE), now };
    await body.inLine(now);
    await escalate(body.context, moment);
    await proposeTalks(body.context, moment);
    await mailing?.round();
    letters.push(...smtp.arrived.splice(0).map(({ to }) => ({ to, at: now })));
  };
  /** Moves the clock, with a round every hour on the way and one at its end; never backwards. */
  const advance = async (to: string) => {
    const end = at(to);
    let next = Math.floor(Date.parse(server.clock.now) / HOUR_MS + 1) * HOUR_MS;
    for (; next < Date.parse(end); next += HOUR_MS) {
      server.clock.now = new Date(next).toISOString();
      await round();
    }
    if (end > server.clock.now) server.clock.now = end;
    await round();
  };
  return {
    ...{ spec, body, server, letters, troubles, advance, round },
    ...requests(body, server),
    /** Only moves the clock: between two people who file within the hour nothing else happens. */
    pass: (to: string) => {
      if (to > server.clock.now) server.clock.now = to;
    },
    async close() {
      await mailing?.stop();
      await smtp.close();
      await server.stop();
      await body.drop();
    },
  };
}

type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** What people do in their own sessions. Sessions end when nobody uses them: another ten minutes, another one. */
function requests(body: Awaited<ReturnType<typeof aBody>>, server: TestServer) {
  const open = new Map<string, Promise<TestBrowser>>();
  const as = (who: string) => {
    const key = `${who} ${server.clock.now.slice(0, 15)}`;
    const found = open.get(key) ?? server.signInAs(body.person[who] ?? 0, 't1');
    open.set(key, found);
    return found;
  };
  const demand = (answer: Answer, what: string) => {
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 600)}`);
    return answer;
  };
  const get = async (who: string, path: string) => demand(await (await as(who)).get(path), `${who} ${path}`);
  const post = async (who: string, path: string, sent: object) =>
    demand(await (await as(who)).post(path, sent), `${who} ${path}`);
  /** The password given again, as far as the server can tell. */
  const stepUp = async (who: string) => {
    await as(who);
    await body.sql('update session set step_up_at = $1 where tenant_id = 1 and person_id = $2', [
      ...[server.clock.now, body.person[who]],
    ]);
  };
  return { as, get, post, stepUp, id: (who: string) => body.person[who] ?? 0 };
}
