import { count } from '~/kernel/words';

/** A duration as people say it: "340 ms", "1.2 seconds", "2 minutes 5 seconds". */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} seconds`;
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? count(minutes, 'minute') : `${count(minutes, 'minute')} ${count(rest, 'second')}`;
}

/** What a run's figures say: "3 ended, 1 told"; figures of nought are left out, and nothing but those is nothing to do. */
export function resultWords(result: Record<string, unknown>): string {
  const parts = Object.entries(result).flatMap(([name, value]) => {
    const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
    if (typeof value === 'number') return value === 0 ? [] : [`${value.toLocaleString('en-GB')} ${words}`];
    if (value === null || value === undefined || value === '') return [];
    if (typeof value === 'object') return [`${words}: ${JSON.stringify(value)}`];
    return [`${words}: ${String(value)}`];
  });
  return parts.length > 0 ? parts.join(', ') : 'There was nothing to do';
}
