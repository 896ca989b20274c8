import { Tag, type Tone } from './tag';

/** A school's band as shown. `priority` 1 is served first, 4 last; it is the same in every framework. */
export type BandShown = { name: string; letter: string; priority: number };

const LOOK: Record<number, { tone: Tone; shape: string }> = {
  1: { tone: 'red', shape: 'M6 0 L12 6 L6 12 L0 6 Z' },
  2: { tone: 'amber', shape: 'M6 1 L12 11 L0 11 Z' },
  3: { tone: 'yellow', shape: 'M1 1 H11 V11 H1 Z' },
  4: { tone: 'green', shape: 'M6 0.5 A5.5 5.5 0 1 1 5.99 0.5 Z' },
};

/** The outline of a band's shape, 12 units wide and high, for pictures that show bands as the tag does. */
export function bandShape(priority: number): string | null {
  return LOOK[priority]?.shape ?? null;
}

/** A band: its name in words first, a shape, and colour last. No band yet is said too. */
export function BandTag({ band }: { band: BandShown | null | undefined }) {
  if (!band) return <Tag>No band yet</Tag>;
  const look = LOOK[band.priority];
  return (
    <Tag tone={look?.tone ?? 'grey'}>
      <span className="inline-flex items-center gap-1.5">
        {look ? (
          <svg
            aria-hidden="true"
            viewBox="0 0 12 12"
            width="12"
            height="12"
            className="size-3 shrink-0"
            fill="currentColor"
          >
            <path d={look.shape} />
          </svg>
        ) : null}
        {bandWords(band)}
      </span>
    </Tag>
  );
}

/** "Band C" stays as it is; a name without its letter gets it: "Red (R)". A letter that starts the name adds nothing. */
function bandWords({ name, letter }: BandShown): string {
  const known =
    letter === '' || name === letter || name.toUpperCase().split(/\s+/).includes(letter.toUpperCase());
  if (known || name.toUpperCase().startsWith(letter.toUpperCase())) return name;
  return `${name} (${letter})`;
}
