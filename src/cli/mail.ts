// `congtam mail returned < MESSAGE`: one returned mail, as a mail server pipes it.
import { openPool } from '../store/connection.ts';
import { type Command, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { explain } from './explain.ts';
import { MOST_BYTES, takeMail } from './returned-mail.ts';

/** sysexits: the mail server keeps the mail and brings it again. */
const EX_TEMPFAIL = 75;

export const mailCommand: Command = {
  usage: 'returned < MESSAGE',
  async run(args, console) {
    if (args.length !== 1 || args[0] !== 'returned') throw new UsageError(args.join(' ') || 'returned');
    const config = loadConfig(console);
    const { returns } = config;
    if (returns === null) throw new UsageError('MAIL_RETURN_TO');
    const raw = await gather(console.input?.() ?? []);
    try {
      const outcome = await withDatabase(config, async ({ jobUrl }) => {
        const pool = openPool(jobUrl, { max: 1, applicationName: 'cong-tam-returned' });
        return takeMail({ pool, address: returns.address, now: console.now }, raw).finally(() => pool.end());
      });
      console.say(`mail.${outcome}`);
      return 0;
    } catch (error) {
      for (const line of explain(error, '')) console.err(line);
      return EX_TEMPFAIL;
    }
  },
};

/** What is longer than any of ours is cut: the notification stands in front of the returned letter. */
async function gather(input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    if (size < MOST_BYTES) pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces);
}
