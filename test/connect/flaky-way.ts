// The way between two systems as it is: answers get lost after the work was done, requests get lost before, some come twice.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Passed {
  readonly status: number;
  readonly body: Buffer;
}

export interface FlakyWay {
  readonly url: string;
  readonly tally: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Every third request fares ill, in turn. */
export async function flakyWay(port: number): Promise<FlakyWay> {
  const tally: Record<string, number> = { passed: 0, twice: 0, lostAnswer: 0, lostRequest: 0, busy: 0 };
  let turn = 0;
  const fates = ['passed', 'lostAnswer', 'passed', 'busy', 'twice', 'passed', 'lostRequest'] as const;
  const carry = async (asked: IncomingMessage, answer: ServerResponse) => {
    const body = await buffer(asked);
    const fate = fates[turn % fates.length] ?? 'passed';
    turn += 1;
    tally[fate] = (tally[fate] ?? 0) + 1;
    if (fate === 'lostRequest') return void asked.socket.destroy();
    if (fate === 'busy')
      return void answer.writeHead(503, { 'content-type': 'application/json' }).end('{"code":"unavailable"}');
    if (fate === 'twice') await pass(port, asked, body);
    const passed = await pass(port, asked, body);
    if (fate === 'lostAnswer') return void asked.socket.destroy();
    answer.writeHead(passed.status, { 'content-type': 'application/json' }).end(passed.body);
  };
  const way = createServer((asked, answer) => void carry(asked, answer).catch(() => asked.socket.destroy()));
  await new Promise<void>((done) => way.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(way.address() as AddressInfo).port}`,
    tally,
    close: () => new Promise((done) => way.close(() => done())),
  };
}

function pass(port: number, asked: IncomingMessage, body: Buffer): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const headers = { ...asked.headers, host: 't1.localhost' };
    const path = asked.url ?? '/';
    const onward = request({ port, host: '127.0.0.1', method: 'POST', path, headers }, (response) => {
      buffer(response).then(
        (answered) => resolve({ status: response.statusCode ?? 0, body: answered }),
        reject,
      );
    });
    onward.on('error', reject);
    onward.end(body);
  });
}
