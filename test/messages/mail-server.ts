// A mail server that listens for real: what arrived, and when it does not want to.
import { SMTPServer } from 'smtp-server';

export interface Arrived {
  /** Envelope sender: where it would come back to. */
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly text: string;
}

/** A mail server that listens for real, and can be in a bad mood. */
export async function aMailServer() {
  const arrived: Arrived[] = [];
  const state = { mood: 'good' as 'good' | 'busy' | 'dies-after-taking', refused: new Set<string>() };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      state.refused.has(address)
        ? done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }))
        : done(),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => {
        text += piece.toString('utf8');
      });
      stream.on('end', () => {
        if (state.mood === 'busy') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const sender = session.envelope.mailFrom;
        const from = sender === false ? '' : sender.address;
        arrived.push({
          from,
          to,
          id: /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? '',
          text: decoded(text),
        });
        if (state.mood === 'dies-after-taking')
          return done(Object.assign(new Error('connection lost'), { responseCode: 421 }));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { arrived, state, port: address.port, close };
}

/** Subject and text as a reader sees them. */
function decoded(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const isBase64 = /^Content-Transfer-Encoding: base64/im.test(head);
  const text = isBase64
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
  return `${head}\n\n${text}`;
}
