// How large the province is, and how long each measure runs.

export interface Size {
  readonly name: 'full' | 'middle' | 'small';
  /** Communes of the province: 22 divisions of 18 people and 4 people above them each, 400 in all. */
  readonly communes: number;
  /** Weeks before this one, filled in, scored and approved, in the province. */
  readonly weeks: number;
  /** Communes of the district that is stored for one year and for five. */
  readonly districtCommunes: number;
  readonly yearWeeks: number;
  /** Communes whose register of work is filled for a year, and in a body beside it for five if wanted. */
  readonly workCommunes: number;
  readonly hasFiveYearsOfWork: boolean;
  readonly rounds: number;
  /** Requests per round. */
  readonly requests: number;
  readonly peakSeconds: number;
}

/** 60,000 people; the five years belong to a district of 800, or the machine would fill tables for hours. */
export const FULL: Size = {
  name: 'full',
  communes: 150,
  weeks: 4,
  districtCommunes: 2,
  yearWeeks: 52,
  workCommunes: 2,
  hasFiveYearsOfWork: true,
  rounds: 5,
  requests: 400,
  peakSeconds: 10,
};

/** For a machine with other work to do: 8,000 people, a district of 400; minutes instead of half an hour. */
export const MIDDLE: Size = {
  ...FULL,
  name: 'middle',
  communes: 20,
  weeks: 2,
  districtCommunes: 1,
  workCommunes: 1,
  requests: 200,
};

/** For developing and for the smoke test: says nothing about speed. */
export const SMALL: Size = {
  name: 'small',
  communes: 1,
  weeks: 1,
  districtCommunes: 1,
  yearWeeks: 1,
  workCommunes: 1,
  hasFiveYearsOfWork: true,
  rounds: 1,
  requests: 6,
  peakSeconds: 0.3,
};

export const DIVISIONS = 22;
export const PER_DIVISION = 18;
export const PER_COMMUNE = 400;
/** Staff of a division: whom its section head scores. */
export const TEAM = 15;
