// Reading an address that a person gave: only public addresses, checked where the connection is made, so that neither a
// redirect nor a name that changes its address in between leads into the house.
import { lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { FeedAnswer, FeedReader } from '../app/diary/fetch-feed.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';

export interface FetchLimits {
  readonly bytes: number;
  /** For the whole reading, redirects included. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: 4 * 1024 * 1024, milliseconds: 15_000, redirects: 3 };

const HOUSE = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
  ] as const),
  ...([
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
])
  HOUSE.addSubnet(net, bits, 'ipv4');
const WORLD6 = new BlockList();
WORLD6.addSubnet('2000::', 3, 'ipv6');
const SPECIAL6 = new BlockList();
for (const [net, bits] of [
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
])
  SPECIAL6.addSubnet(net, bits, 'ipv6');

/** Addresses of the open network: none of this machine, of the house, of translation into either, or of nobody. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !HOUSE.check(address, 'ipv4');
  return family === 6 && WORLD6.check(address, 'ipv6') && !SPECIAL6.check(address, 'ipv6');
}

/** Why an error of a connection is told as it is. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Resolves once, refuses the name when any of its addresses lies inside, and hands the socket what was looked at. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 0);
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => isPublic(address)))
      return done(new Refused(refuse('feed-address-inside')), '', 0);
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** `origins`: those the operator trusts, whatever their address and protocol ('http://127.0.0.1:4001'). */
export function feedReader(origins: readonly string[], limits: FetchLimits = FETCH_LIMITS): FeedReader {
  const faultOf = (url: URL): Refusal | null => {
    if (url.username !== '' || url.password !== '') return refuse('feed-address-with-password');
    if (origins.includes(url.origin)) return null;
    if (url.protocol !== 'https:') return refuse('feed-not-secure');
    return isIP(hostOf(url)) !== 0 && !isPublic(hostOf(url)) ? refuse('feed-address-inside') : null;
  };
  const ask = (url: URL, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers = { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'cong-tam' };
      const isTrusted = origins.includes(url.origin);
      const options = { headers, signal, agent: false, ...(isTrusted ? {} : { lookup: publicLookup }) };
      const send = url.protocol === 'https:' ? secureRequest : plainRequest;
      send(url, options, resolve).once('error', reject).end();
    });
  const follow = async (address: string, signal: AbortSignal): Promise<FeedAnswer> => {
    let url = new URL(address);
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const fault = faultOf(url);
      if (fault !== null) throw new Refused(fault);
      const answer = await ask(url, signal);
      const status = answer.statusCode ?? 0;
      if (status === 200) return { ok: true, bytes: await whole(answer, limits.bytes) };
      answer.destroy();
      const { location } = answer.headers;
      if (
        ![301, 302, 303, 307, 308].includes(status) ||
        location === undefined ||
        !URL.canParse(location, url)
      )
        throw new Refused(refuse('feed-status', { status }));
      url = new URL(location, url);
    }
    throw new Refused(refuse('feed-too-many-redirects'));
  };
  return {
    fault: (address) => (URL.canParse(address) ? faultOf(new URL(address)) : refuse('feed-address-wrong')),
    read: (address) => {
      const signal = AbortSignal.timeout(limits.milliseconds);
      return follow(address, signal).catch((error: unknown) => ({
        ...{ ok: false, refusal: refusalOf(error, signal) },
      }));
    },
  };
}

async function whole(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) {
      answer.destroy();
      throw new Refused(refuse('feed-too-large', { most }));
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusalOf(error: unknown, signal: AbortSignal): Refusal {
  if (error instanceof Refused) return error.refusal;
  return refuse(signal.aborted ? 'feed-too-slow' : 'feed-unreachable');
}
