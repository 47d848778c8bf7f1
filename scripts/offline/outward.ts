// Counts every attempt of any process of the namespace to reach the outside: names asked for, and packets without a way.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Attempts so far. */
export interface Outward {
  /** Names somebody asked the resolver for. */
  readonly names: readonly string[];
  /** Connections and packets to addresses that are not of this machine: the kernel found no route. */
  readonly ipv4: number;
  readonly ipv6: number;
}

/** The word of a DNS question, 'www.example.org'. */
function questionOf(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; at < message.length && message[at] !== 0; ) {
    const length = message[at] ?? 0;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return labels.join('.');
}

function noRoutes4(): number {
  const [names = '', values = ''] = readFileSync('/proc/net/snmp', 'utf8').split('\n');
  return Number(values.split(' ')[names.split(' ').indexOf('OutNoRoutes')]);
}

function noRoutes6(): number {
  try {
    return Number(/^Ip6OutNoRoutes\s+(\d+)/m.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** A resolver that knows nothing and remembers what it was asked; the namespace's resolv.conf points at it. */
export async function watchOutward() {
  const names: string[] = [];
  const trap = createSocket('udp4');
  trap.on('message', (message, from) => {
    names.push(questionOf(message));
    const answer = Buffer.from(message);
    answer.writeUInt16BE(0x8183, 2);
    trap.send(answer, from.port, from.address);
  });
  trap.bind(53, '127.0.0.1');
  await once(trap, 'listening');
  return {
    sofar: (): Outward => ({ names: [...names], ipv4: noRoutes4(), ipv6: noRoutes6() }),
    close: () => trap.close(),
  };
}

/** What happened between two looks. */
export const between = (before: Outward, after: Outward): Outward => ({
  names: after.names.slice(before.names.length),
  ipv4: after.ipv4 - before.ipv4,
  ipv6: after.ipv6 - before.ipv6,
});

export const isSilent = ({ names, ipv4, ipv6 }: Outward) => names.length + ipv4 + ipv6 === 0;

const CALLS_OUT = `
require('node:dns').lookup('www.example.org', () => {
  for (const host of ['192.0.2.1', '2001:db8::1']) require('node:net').connect(9, host).on('error', () => {});
});`;

/** A program that does call out, to show that the watch would notice: a name, an address of each family. */
export async function callOut(): Promise<void> {
  await once(spawn(process.execPath, ['-e', CALLS_OUT], { stdio: 'inherit' }), 'exit');
}
