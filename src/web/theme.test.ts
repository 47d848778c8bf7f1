// Recomputes what the palette promises: contrast, and four levels that stay apart in every kind of colour vision.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
type Rgb = readonly [number, number, number];

function tokensOf(selector: string): (name: string) => Rgb {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return (name) => {
    const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(block)?.[1];
    if (hex === undefined) throw new Error(`no colour --${name} in ${selector}`);
    const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return [channel(0), channel(2), channel(4)];
  };
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const toLinear = ([r, g, b]: Rgb): Rgb => [linear(r), linear(g), linear(b)];
const luminance = (colour: Rgb) => {
  const [r, g, b] = toLinear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

type Matrix = readonly [Rgb, Rgb, Rgb];
const times = (m: Matrix, [r, g, b]: Rgb): Rgb => {
  const row = ([x, y, z]: Rgb) => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return [row(m[0]), row(m[1]), row(m[2])];
};
// Machado, Oliveira and Fernandes 2009, full severity, on linear light.
const VISIONS: Readonly<Record<string, Matrix>> = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(light: Rgb): Rgb {
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    light,
  );
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each([
  { theme: 'light', selector: ':root' },
  { theme: 'dark', selector: ':root[data-theme="dark"]' },
])('the $theme palette', ({ selector }) => {
  const colour = tokensOf(selector);
  const levels = [1, 2, 3, 4].map((order) => colour(`level-${order}`));

  it.each([
    ['ink', 'card'],
    ['ink', 'ground'],
    ['ink', 'sunken'],
    ['ink', 'accent-soft'],
    ['muted', 'card'],
    ['muted', 'ground'],
    ['muted', 'sunken'],
    ['muted', 'accent-soft'],
    ['accent', 'card'],
    ['accent', 'ground'],
    ['accent', 'accent-faint'],
    ['accent-strong', 'accent-soft'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['error', 'card'],
    ['error', 'error-soft'],
    ['late', 'card'],
    ['late', 'late-soft'],
    ['on-level', 'level-1'],
    ['level-2', 'card'],
    ['level-3', 'card'],
    ['level-4', 'card'],
    ['level-3', 'accent-faint'],
  ])('text in %s on %s has a contrast of at least 4.5', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it('draws borders of fields at 3:1 or better', () => {
    expect(contrast(colour('line-strong'), colour('card'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('line-strong'), colour('ground'))).toBeGreaterThanOrEqual(3);
  });
  it.each(Object.keys(VISIONS))('keeps the four levels at least 20 apart in %s', (vision) => {
    const seen = levels.map((level) =>
      lab(
        times(
          VISIONS[vision] ?? [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
          toLinear(level),
        ),
      ),
    );
    const distances = seen.flatMap((a, at) => seen.slice(at + 1).map((b) => distance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(20);
  });
});
