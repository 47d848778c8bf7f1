// Sends work to Cong Tam: an example to copy. Plain Node, no packages. How it works: docs/connectors.md
//   node sender.mjs add < items.jsonl    puts items, one JSON object per line, into the outbox
//   node sender.mjs flush                sends the outbox until it is empty
// Settings: CONGTAM_URL, CONGTAM_CONNECTOR, CONGTAM_TOKEN, CONGTAM_SECRET, OUTBOX (a folder).
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BATCH = 100;

/** Keeps an item in the outbox; call it in the same step in which your own record changes. */
export async function add(settings, item) {
  await mkdir(settings.outbox, { recursive: true });
  const file = join(settings.outbox, `${Date.now()}-${randomUUID()}.json`);
  // Written aside and renamed: a crash leaves no half item to be sent.
  await writeFile(`${file}.part`, JSON.stringify(item));
  await rename(`${file}.part`, file);
}

/** HMAC-SHA256 over id, time and the body, as Standard Webhooks say. */
export function sign(secret, id, timestamp, body) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** One delivery. The number follows from the body: the same items sent again are the same delivery. */
async function deliver(settings, items) {
  const body = JSON.stringify({ items });
  const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 40)}`;
  // The time is that of this try; receivers refuse what is more than five minutes old.
  const timestamp = Math.floor(settings.now() / 1000);
  const response = await fetch(`${settings.url}/api/v1/inbound/${settings.connector}/items`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', ...settings.headers },
      authorization: `Bearer ${settings.token}`,
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp) },
      'webhook-signature': sign(settings.secret, id, timestamp, body),
    },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, wait: response.headers.get('retry-after'), reply: await response.json() };
}

/** Places of items that are not of the right shape: 'body.items.3.dueAt' is the fourth. */
function misshapen(reply) {
  const places = (reply.fields ?? []).map(({ path }) => /^body\.items\.(\d+)/.exec(path)?.[1]);
  return new Set(places.filter((place) => place !== undefined).map(Number));
}

/** Items that need somebody to look: kept in a file of their own, with the reason. */
async function setAside(settings, item, reason) {
  await appendFile(join(settings.outbox, 'set-aside.log'), `${JSON.stringify({ item, reason })}\n`);
}

/** Sends one batch; true when something left the outbox. Throws when trying again would not help. */
async function sendBatch(settings, files) {
  const items = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
  const { status, wait, reply } = await deliver(settings, items);
  if (status === 200) {
    // A refused item waits at the receiver until its administrator has settled it: nothing to be sent again.
    for (const [at, answer] of reply.items.entries())
      if (answer.refusal !== null) await setAside(settings, items[at], answer.refusal);
    await Promise.all(files.map((file) => rm(file, { force: true })));
    return true;
  }
  const bad = status === 400 ? misshapen(reply) : new Set();
  if (bad.size > 0) {
    for (const at of bad) {
      await setAside(settings, items[at], reply);
      await rm(files[at], { force: true });
    }
    return true;
  }
  if (status === 429 || status >= 500) return retryAfter(Number(wait ?? 0));
  throw new Error(`refused for good: ${status} ${reply.code}`);
}

async function retryAfter(seconds) {
  await sleep(Math.min(seconds, 60) * 1000);
  return false;
}

/** Sends everything in the outbox, however long the way is broken; pauses grow up to a minute. */
export async function flush(settings) {
  for (let pause = settings.pause ?? 1000; ; ) {
    const names = (await readdir(settings.outbox).catch(() => [])).filter((name) => name.endsWith('.json'));
    if (names.length === 0) return;
    const files = (settings.order ?? ((list) => list.toSorted()))(names)
      .slice(0, settings.batch ?? BATCH)
      .map((name) => join(settings.outbox, name));
    const sent = await sendBatch(settings, files).catch((error) => {
      // A broken way is tried again; an answer that says no for good is not.
      if (String(error.message).startsWith('refused for good')) throw error;
      return false;
    });
    pause = sent ? (settings.pause ?? 1000) : Math.min(pause * 2, 60_000);
    if (!sent) await sleep(pause);
  }
}

export function settingsOf(env) {
  const { CONGTAM_URL, CONGTAM_CONNECTOR, CONGTAM_TOKEN, CONGTAM_SECRET, OUTBOX = 'outbox' } = env;
  return {
    ...{ url: CONGTAM_URL, connector: CONGTAM_CONNECTOR, token: CONGTAM_TOKEN, secret: CONGTAM_SECRET },
    ...{ outbox: OUTBOX, now: Date.now, headers: {} },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const settings = settingsOf(process.env);
  if (process.argv[2] === 'add')
    for (const line of (await text(process.stdin)).split('\n').filter(Boolean))
      await add(settings, JSON.parse(line));
  else await flush(settings);
}
