// `npm run bench`: see bench/main.ts and docs/bench.md.
import { bench } from '../bench/main.ts';

await bench(process.argv.slice(3));
