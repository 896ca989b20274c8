import type { DocumentPart, FigureMark } from '~/kernel/document';
import { dateWords } from '~/kernel/words';

type Figure = Extract<DocumentPart, { kind: 'figure' }>;

const WIDTH = 480;
const ROW = 34;
const BAR = 12;

/** Most bars that are drawn: a longer table says more than its picture. */
export const MOST_BARS = 8;

/** A bar for each row, to one scale; the words of each beside its bar. What has no number has no bar. */
export function bars(
  caption: string,
  rows: readonly { label: string; value: number | null; words: string }[],
): Figure {
  const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  const room = WIDTH - 130;
  const marks = rows.flatMap(({ label, value, words }, at): FigureMark[] => {
    const top = at * ROW;
    const length = Math.round(((value ?? 0) / most) * room);
    return [
      { text: label, x: 0, y: top + 11, size: 11, tone: 'ink', anchor: 'start' },
      ...(length > 0 ? [{ path: box(0, top + 16, length, BAR), fill: 'teal' as const }] : []),
      { text: words, x: length + 6, y: top + 26, size: 11, tone: 'ink', anchor: 'start' },
    ];
  });
  const said = rows.map(({ label, words }) => `${label}: ${words}`).join('; ');
  return { kind: 'figure', alt: `${caption}. ${said}`, width: WIDTH, height: rows.length * ROW, marks };
}

export type CoursePoint = { on: string; actual: number | null; aim: number | null };

const HIGH = 190;
const LEFT = 40;
const TOP = 10;
const BOTTOM = 160;

/** Per cent over time: a line of what was, and a broken one of where the authority means to be. */
export function course(caption: string, points: readonly CoursePoint[]): Figure {
  const days = points.map(({ on }) => Date.parse(`${on}T00:00:00Z`));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const x = (at: number) => LEFT + Math.round(((at - first) / span) * (WIDTH - LEFT - 50));
  const y = (percent: number) => BOTTOM - Math.round((percent / 100) * (BOTTOM - TOP));
  /** What a line is, beside its end. */
  const nameOf = (
    text: string,
    given: readonly CoursePoint[],
    value: (point: CoursePoint) => number | null,
    off: number,
  ): FigureMark[] => {
    const at = given.findLastIndex((point) => value(point) !== null);
    const percent = at < 0 ? null : value(given[at] ?? { on: '', actual: null, aim: null });
    if (percent === null) return [];
    return [{ text, x: x(days[at] ?? first), y: y(percent) + off, size: 11, tone: 'ink', anchor: 'middle' }];
  };
  const line = (value: (point: CoursePoint) => number | null) =>
    points
      .flatMap((point, i) => {
        const percent = value(point);
        return percent === null ? [] : [`${x(days[i] ?? first)} ${y(percent)}`];
      })
      .map((place, i) => `${i === 0 ? 'M' : 'L'}${place}`)
      .join(' ');
  const marks: FigureMark[] = [0, 25, 50, 75, 100].flatMap((percent): FigureMark[] => [
    { path: `M${LEFT} ${y(percent)} L${WIDTH} ${y(percent)}`, stroke: 'line' },
    { text: `${percent}%`, x: LEFT - 6, y: y(percent) + 4, size: 10, tone: 'soft', anchor: 'end' },
  ]);
  const actual = line((point) => point.actual);
  const aim = line((point) => point.aim);
  if (aim.includes('L')) marks.push({ path: aim, stroke: 'soft', width: 2, dash: [5, 4] });
  if (actual) marks.push({ path: actual, stroke: 'teal', width: 2.5 });
  for (const [i, point] of points.entries()) {
    if (point.actual === null) continue;
    const at = x(days[i] ?? first);
    marks.push({ path: box(at - 3, y(point.actual) - 3, 6, 6), fill: 'teal' });
  }
  marks.push(
    ...nameOf('Actual', points, (point) => point.actual, 18),
    ...nameOf('Aim', points, (point) => point.aim, 4),
  );
  const ends = points.length > 1 ? [points[0], points[points.length - 1]] : [points[0]];
  ends.forEach((point, i) => {
    if (!point) return;
    const at = i === 0 ? LEFT : WIDTH - 50;
    marks.push({
      text: dateWords(point.on),
      x: at,
      y: BOTTOM + 18,
      size: 10,
      tone: 'soft',
      anchor: i === 0 ? 'start' : 'middle',
    });
  });
  const said = points
    .map(
      ({ on, actual: was, aim: meant }) =>
        `${dateWords(on)}: ${was === null ? 'not known' : `${Math.round(was)}%`}${meant === null ? '' : `, aim ${Math.round(meant)}%`}`,
    )
    .join('; ');
  return { kind: 'figure', alt: `${caption}. ${said}`, width: WIDTH, height: HIGH, marks };
}

const box = (x: number, y: number, width: number, height: number) =>
  `M${x} ${y} L${x + width} ${y} L${x + width} ${y + height} L${x} ${y + height} Z`;
