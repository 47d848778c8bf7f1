// Holds the embedded database of a folder until killed: the process that tests kill hard. Arguments: folder, major.
import { startEmbedded } from '../../src/store/embedded/launcher.ts';

const [dataDir = '', major = '18'] = process.argv.slice(2);
const embedded = await startEmbedded({ dataDir, major: major === '15' ? 15 : 18 });
process.stdout.write(`${JSON.stringify({ appUrl: embedded.appUrl, migrationUrl: embedded.migrationUrl })}\n`);
process.on('SIGTERM', async () => {
  await embedded.stop();
  process.exit(0);
});
