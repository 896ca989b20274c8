import type { ReactNode } from 'react';
import { classes } from './class-names';

export type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' | 'red';

const TONES: Record<Tone, string> = {
  grey: 'bg-grey-tint text-grey',
  blue: 'bg-blue-tint text-blue',
  teal: 'bg-teal-tint text-teal-dark',
  green: 'bg-green-tint text-green',
  yellow: 'bg-yellow-tint text-yellow',
  amber: 'bg-amber-tint text-amber',
  red: 'bg-error-tint text-error-dark',
};

/** A state in a word or two; the colour only helps to find it. */
export function Tag({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <strong
      className={classes(
        'tag inline-block rounded-sm px-2 py-0.5 text-sm font-semibold leading-snug',
        TONES[tone],
      )}
    >
      {children}
    </strong>
  );
}
