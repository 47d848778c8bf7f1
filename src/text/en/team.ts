import type { team as vi } from '../vi/team.ts';

export const team: Record<keyof typeof vi, string> = {};
