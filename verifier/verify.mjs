#!/usr/bin/env node
// A second verifier of sealed logs: no packages, nothing of the product; written from docs/log-format.md.
//   node verify.mjs LOG [KEPT]      judge a log file, alone or against what was kept outside (a log file or a checkpoint)
//   node verify.mjs proof FILE      check that the acts of one record are in the log
// Answers one line of JSON; `kept`: what was kept is itself wrong or empty, and only its good part was compared.
// Exit code 0: whole; 1: wrong, or what was kept is; 2: no such file or no log.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.from([0]), Buffer.from(entry));
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);
const HOUR = 3600 * 1000;
const LONGEST = 64 * 1024 * 1024;
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
const SIGNATURE = '[A-Za-z0-9+/]{86}==';
const FORMS = {
  start: new RegExp(`^start (\\S+) (${TIME}) (${SIGNATURE})$`),
  act: new RegExp(`^act ([^ \\n]+) (\\d{1,16}) ([1-9]\\d{0,9}) (-|\\d{4}-\\d\\d-\\d\\d) (${TIME}) ([0-9a-f]{64})$`),
  key: new RegExp(`^key (\\S+) (${TIME}) (-|${SIGNATURE}) (${SIGNATURE})$`),
};
const NOTE = new RegExp(
  `^((cong-tam/[a-z0-9-]+)\\n(0|[1-9]\\d{0,14})\\n([A-Za-z0-9+/]{43}=)\\nat (${TIME})\\n)\\n— cong-tam ([A-Za-z0-9+/]{91}=)\\n$`,
);
const MEMBERS = 'act actingFor actorId at commitments id kind payload prev role rulebook seq tenantId week';

/** The tree: peaks of full subtrees, largest first. */
class Tree {
  size = 0;
  peaks = [];
  add(entry) {
    let hash = leafHash(entry);
    for (let bit = this.size; bit % 2 === 1; bit = (bit - 1) / 2) hash = nodeHash(this.peaks.pop(), hash);
    this.peaks.push(hash);
    this.size += 1;
  }
  root() {
    if (this.peaks.length === 0) return sha256().toString('base64');
    let hash = this.peaks.at(-1);
    for (let at = this.peaks.length - 2; at >= 0; at -= 1) hash = nodeHash(this.peaks[at], hash);
    return hash.toString('base64');
  }
}

function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseKey(text) {
  const [, id, body] = /^cong-tam\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  if (sha256('cong-tam\n', bytes).toString('hex').slice(0, 8) !== id) return null;
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { text, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

const signed = (text, signature, { key }) => verifySignature(null, Buffer.from(text), key, signature);

function parseEntry(text) {
  for (const kind of ['act', 'start', 'key']) {
    const found = FORMS[kind].exec(text);
    if (!found) continue;
    if (kind === 'act') return { kind, record: `${found[1]} ${found[2]}`, seq: Number(found[3]), at: found[5] };
    const key = parseKey(found[1]);
    if (key === null) return null;
    const [old, own] = kind === 'start' ? [null, found[3]] : [found[3] === '-' ? null : found[3], found[4]];
    return { kind, key, at: found[2], old, own };
  }
  return null;
}

function parseNote(note) {
  const [, body, origin, size, root, at, blob] = NOTE.exec(note) ?? [];
  if (body === undefined) return null;
  const bytes = Buffer.from(blob, 'base64');
  const id = bytes.subarray(0, 4).toString('hex');
  return { origin, size: Number(size), root, at, by: (key) => id === key.id && signed(body, bytes.subarray(4), key) };
}

function keyIsLawful({ key, at, old, own }, origin, number, before) {
  const statement = `cong-tam/key/1\n${origin}\n${number}\n${key.text}\n${at}\n`;
  if (!signed(statement, Buffer.from(own, 'base64'), key)) return false;
  return old === null || (before !== null && signed(statement, Buffer.from(old, 'base64'), before));
}

/** What an act line says: the entry made from it, and its place in its record's chain; null unless canonical. */
function readAct(json) {
  const act = parseJson(json);
  if (act === null || typeof act !== 'object' || canonical(act) !== json) return null;
  if (Object.keys(act).sort().join(' ') !== MEMBERS) return null;
  const text = (value) => (value === null ? '' : String(value));
  const { tenantId, kind, id, seq, at, actorId, actingFor, role, rulebook } = act;
  const fields = ['cong-tam/act/1', tenantId, kind, id, seq, at, act.act, actorId, actingFor, role, rulebook].map(text);
  fields.push(canonical(act.payload), canonical(act.commitments));
  const parts = fields.flatMap((field) => {
    const bytes = Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  const hash = sha256(Buffer.from(String(act.prev), 'hex'), ...parts).toString('hex');
  const entry = `act ${encodeURIComponent(kind)} ${id} ${seq} ${act.week ?? '-'} ${at} ${hash}`;
  return { entry, record: `${kind} ${id}`, seq, hash, prev: act.prev, commitments: act.commitments };
}

async function* linesOf(file) {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    if (rest.length > LONGEST) throw new Error('a line without end: no log of this product');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Items of a file after its first two lines: entries with their acts, and notes; `line` for anything else. */
async function* itemsOf(file) {
  let entry = null;
  let note = null;
  let skip = 2;
  for await (const line of linesOf(file)) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    if (note !== null) {
      note.push(line);
      if (note.length === 6) {
        yield { note: `${note.join('\n')}\n` };
        note = null;
      }
      continue;
    }
    if (line.startsWith('act ') && entry !== null && entry.act === undefined) {
      entry.act = line.slice(4);
      continue;
    }
    if (entry !== null) yield entry;
    entry = null;
    const [, number, text] = /^entry (0|[1-9]\d{0,14}) (.+)$/.exec(line) ?? [];
    if (line === 'checkpoint') note = [];
    else if (number === undefined) yield { line };
    else entry = { number: Number(number), text };
  }
  if (entry !== null) yield entry;
  if (note !== null) yield { line: 'checkpoint' };
}

/** Null for what is neither a log nor one checkpoint and nothing else. */
async function headOf(file) {
  const head = [];
  for await (const line of linesOf(file)) if (head.push(line) === 7) break;
  const note = parseNote(`${head.slice(0, 6).join('\n')}\n`);
  if (note !== null) return head.length === 6 ? { note } : null;
  const withActs = head[0] === 'cong-tam log 1 with acts';
  if (!(withActs || head[0] === 'cong-tam log 1') || !head[1]?.startsWith('origin ')) return null;
  return { origin: head[1].slice(7), withActs };
}

/** Judges one log; `kept`: { entries: async iterator of texts, note } or null. */
async function judge(file, { origin, withActs }, kept) {
  const tree = new Tree();
  const ends = new Map();
  let key = null;
  let last = { size: 0, at: null };
  const fault = (code, from, to = from) => ({ ok: false, code, no: from, to, entries: tree.size, signed: last.size });
  const among = (code) => fault(code, last.size, Math.max(last.size, tree.size - 1));
  const nextKept = async () => (kept?.entries ? (await kept.entries.next()).value : undefined);

  for await (const item of itemsOf(file)) {
    if (item.note !== undefined) {
      const note = parseNote(item.note);
      if (note === null || note.origin !== origin) return among('log-checkpoint-unreadable');
      if (note.size !== tree.size || note.size === last.size) return among('log-checkpoint-size');
      if (note.root !== tree.root()) return among('log-checkpoint-root');
      if (key === null || !note.by(key)) return among('log-checkpoint-signature');
      last = note;
      continue;
    }
    const n = tree.size;
    const old = await nextKept();
    if (item.line !== undefined || item.number !== n) return fault('log-entry-missing', n);
    if (old !== undefined && old !== item.text) return fault('log-kept-differs', n);
    const entry = parseEntry(item.text);
    if (entry === null || (entry.kind === 'start') !== (n === 0)) return fault('log-entry-unreadable', n);
    if (entry.kind !== 'act') {
      if (!keyIsLawful(entry, origin, n, key)) return fault('log-key-invalid', n);
      key = entry.key;
    } else {
      if (item.act === undefined && withActs) return fault('log-act-missing', n);
      if (item.act !== undefined) {
        const act = readAct(item.act);
        if (act === null || act.entry !== item.text) return fault('log-act-changed', n);
        const end = ends.get(act.record) ?? { seq: 0, hash: '0'.repeat(64) };
        if (act.seq !== end.seq + 1 || act.prev !== end.hash) return fault('log-chain-broken', n);
        ends.set(act.record, { seq: act.seq, hash: act.hash });
      }
      if (last.at !== null && Date.parse(entry.at) + HOUR < Date.parse(last.at)) return fault('log-backdated', n);
    }
    tree.add(item.text);
    if (kept?.note?.size !== tree.size) continue;
    if (kept.note.root !== tree.root()) return fault('log-kept-root', 0, n);
    if (key === null || !kept.note.by(key)) return fault('log-kept-signature', 0, n);
  }
  if ((await nextKept()) !== undefined) return fault('log-kept-longer', tree.size);
  if (kept?.note && kept.note.size > tree.size) return fault('log-kept-longer', tree.size, kept.note.size - 1);
  if (last.size !== tree.size) return among('log-unsigned');
  return { ok: true, code: null, no: null, to: null, entries: tree.size, signed: last.size };
}

async function* firstEntries(file, size) {
  for await (const item of itemsOf(file)) {
    if (item.text === undefined) continue;
    if (item.number >= size) return;
    yield item.text;
  }
}

export async function verifyLog(file, keptFile) {
  const head = await headOf(file);
  if (head === null || head.note) return null;
  if (keptFile === undefined) return judge(file, head, null);
  const keptHead = await headOf(keptFile);
  if (keptHead === null) return null;
  if (keptHead.note) return judge(file, head, { note: keptHead.note });
  const own = await judge(keptFile, keptHead, null);
  const verdict = await judge(file, head, { entries: firstEntries(keptFile, own.signed) });
  return own.ok && own.signed > 0 ? verdict : { ...verdict, kept: own };
}

/** Root from a leaf and its path (RFC 9162, 2.1.3.2); null when the path does not fit. */
function rootFromPath(index, size, leaf, path) {
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else hash = nodeHash(hash, step);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? hash.toString('base64') : null;
}

export async function verifyProof(file, keyText) {
  const lines = [];
  for await (const line of linesOf(file)) lines.push(line);
  const note = parseNote(`${lines.slice(3, 9).join('\n')}\n`);
  if (lines[0] !== 'cong-tam proof 1' || note === null || lines[1] !== `origin ${note.origin}`) return null;
  const key = keyText === undefined ? null : parseKey(keyText);
  if (keyText !== undefined && (key === null || !note.by(key))) return { ok: false, code: 'signature', acts: 0 };
  let [acts, entry, act] = [0, null, null];
  for (const line of lines.slice(9)) {
    const [word, rest] = [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)];
    if (word === 'entry') entry = { number: Number(rest.split(' ', 1)[0]), text: rest.slice(rest.indexOf(' ') + 1) };
    else if (word === 'act') {
      act = readAct(rest);
      if (act === null || act.entry !== entry?.text) return { ok: false, code: 'act', acts };
    } else if (word === 'text') {
      const said = parseJson(rest) ?? {};
      const hash = sha256(Buffer.from(String(said.salt), 'hex'), Buffer.from(String(said.body))).toString('hex');
      if (act?.commitments[said.field] !== hash) return { ok: false, code: 'text', acts };
    } else if (word === 'path') {
      const path = line.split(' ').slice(1).map((hash) => Buffer.from(hash, 'base64'));
      const root = rootFromPath(entry?.number ?? 0, note.size, leafHash(entry?.text ?? ''), path);
      if (root !== note.root) return { ok: false, code: 'path', acts };
      acts += 1;
      [entry, act] = [null, null];
    } else return { ok: false, code: 'line', acts };
  }
  return { ok: acts > 0 && entry === null, code: null, acts, size: note.size, at: note.at };
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const work = args[0] === 'proof' ? verifyProof(args[1], args[2]) : verifyLog(args[0], args[1]);
  const verdict = await work.catch((error) => ({ error: error.message }));
  process.stdout.write(`${JSON.stringify(verdict ?? { error: 'one of the files is no log or checkpoint of this product' })}\n`);
  process.exitCode = verdict === null || verdict.error ? 2 : verdict.ok && !verdict.kept ? 0 : 1;
}
