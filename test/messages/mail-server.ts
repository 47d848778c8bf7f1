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
  const state = {
    mood: 'good' as 'good' | 'busy' | 'dies-after-taking',
    refused: new Set<string>(),
    /** Addresses of which it wants to hear later. */
    later: new Set<string>(),
    /** Letters after which it ends a connection, and connections it takes at a time. */
    lettersEach: Infinity,
    mostOpen: Infinity,
    /** Called when a letter has come, before the answer. */
    onLetter: async () => undefined as unknown,
  };
  const open = new Set<string>();
  const connections = { made: 0, most: 0 };
  const letters = new Map<string, number>();
  const server = new SMTPServer({
    ...{ authOptional: true, disableReverseLookup: true },
    disabledCommands: ['STARTTLS'],
    onConnect({ id }, done) {
      if (open.size >= state.mostOpen) return done(no(421, '4.7.0 too many connections'));
      open.add(id);
      connections.made += 1;
      connections.most = Math.max(connections.most, open.size);
      done();
    },
    onClose: ({ id }) => void open.delete(id),
    onMailFrom(_sender, { id }, done) {
      if ((letters.get(id) ?? 0) >= state.lettersEach)
        return done(no(421, '4.7.0 enough for one connection'));
      done();
    },
    onRcptTo({ address }, _session, done) {
      if (state.later.has(address)) return done(no(450, '4.2.0 come again'));
      done(state.refused.has(address) ? no(550, '5.1.1 no such mailbox') : undefined);
    },
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => {
        text += piece.toString('utf8');
      });
      stream.on('end', async () => {
        if (state.mood === 'busy') return done(no(451, 'try later'));
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const sender = session.envelope.mailFrom;
        const from = sender === false ? '' : sender.address;
        arrived.push({
          from,
          to,
          id: /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? '',
          text: decoded(text),
        });
        letters.set(session.id, (letters.get(session.id) ?? 0) + 1);
        await state.onLetter();
        done(state.mood === 'dies-after-taking' ? no(421, 'connection lost') : undefined);
      });
    },
  });
  // A sender that is killed cuts its connections off: nothing to the server of a real body either.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { arrived, state, connections, port: address.port, close };
}

const no = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

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
