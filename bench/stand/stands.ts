// What is set up once for all measures, each part when the first measure asks for it.
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { serverCpu } from './cpu.ts';
import { fillTasks, makeProvince, NOW, type Province } from './province.ts';
import type { Size } from './size.ts';

/** A body with the product serving it. */
export interface Stand extends Province {
  readonly server: Child;
  /** The next `count` divisions nobody has worked on yet: number of the first. Throws when the body has too few. */
  take(count: number): number;
}

export interface Stands {
  readonly province: () => Promise<Stand>;
  /** The district with one year of weeks, and with five. */
  readonly oneYear: () => Promise<Stand>;
  readonly fiveYears: () => Promise<Stand>;
  /** The same district without past weeks, but with the register of work of so many years. */
  readonly workYears: (years: number) => Promise<Stand>;
  /** Milliseconds of CPU of the database server so far. */
  readonly databaseCpu: () => number;
  /** Starts another program; it is stopped with the rest. */
  readonly start: (file: string, args: readonly string[]) => Promise<Child>;
}

const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

function dispenser(divisions: number): Stand['take'] {
  let taken = 0;
  return (count) => {
    const first = taken;
    taken += count;
    if (taken > divisions) throw new RangeError(`${divisions} divisions are too few`);
    return first;
  };
}

const served = join(import.meta.dirname, 'served.ts');

/** Runs `work` with the stands and takes everything down again. */
export async function withStands<T>(
  size: Size,
  say: (line: string) => void,
  work: (stands: Stands) => Promise<T>,
): Promise<T> {
  const cluster = await openCluster();
  const children: Child[] = [];
  const start = async (file: string, args: readonly string[]) => {
    const child = await startChild(file, args);
    children.push(child);
    return child;
  };
  const stand =
    (name: string, communes: number, weeks: number, workWeeks = 0) =>
    async () => {
      const province = await make(cluster, name, communes, weeks, say);
      if (workWeeks > 0) await fillTasks(province, workWeeks);
      const server = await start(served, [province.urls.app, NOW]);
      return { ...province, server, take: dispenser(province.divisions) };
    };
  try {
    return await work({
      province: once(stand('province', size.communes, size.weeks)),
      oneYear: once(stand('one_year', size.districtCommunes, size.yearWeeks)),
      fiveYears: once(stand('five_years', size.districtCommunes, size.yearWeeks * 5)),
      workYears: (years) => stand(`work_${years}`, size.workCommunes, 1, years * size.yearWeeks)(),
      databaseCpu: () => serverCpu(cluster.pid),
      start,
    });
  } finally {
    for (const child of children) await child.stop().catch(() => undefined);
    await cluster.close();
  }
}

async function make(
  cluster: Cluster,
  name: string,
  communes: number,
  weeks: number,
  say: (line: string) => void,
): Promise<Province> {
  const began = performance.now();
  const province = await makeProvince(await cluster.create(name), communes, weeks);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const sync = province.syncSeconds.toFixed(0);
  say(
    `${name}: ${communes * 400} people, ${weeks} past weeks, made in ${seconds} s (two weeks by the product: ${sync} s)`,
  );
  return province;
}
