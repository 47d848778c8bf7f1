// One round of letters in a process of its own, to be killed: `node sender.ts JOB_URL PORT NOW`.
import { openMailing } from '../../src/cli/mailing.ts';

const [, , jobUrl = '', port = '', now = ''] = process.argv;
const mailing = openMailing({
  config: {
    mail: {
      ...{ host: '127.0.0.1', port: Number(port), transport: 'none', user: null, password: null },
      ...{ from: 'Công Tâm <congtam@example.vn>', connections: 4 },
    },
    publicUrl: null,
    returns: null,
  },
  ...{ nationalDays: [], jobUrl, now: () => now, warn: () => undefined },
});
await mailing?.round();
await mailing?.stop();
