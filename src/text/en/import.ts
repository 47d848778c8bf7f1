import type { importing as vi } from '../vi/import.ts';

export const importing: Record<keyof typeof vi, string> = {};
