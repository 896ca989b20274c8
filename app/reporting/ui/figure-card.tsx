import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from '~/ui/class-names';
import { type FigureView, listedOf } from '../figures/definition';
import { basisWords, figureWords, recordsWords } from '../figures/wording';

/** One number of a dashboard, with its words and the link to the records it is made from. */
export function FigureCard({ figure, note }: { figure: FigureView; note?: ReactNode }) {
  const basis = basisWords(figure);
  const { of } = figure.summary;
  return (
    <li className="flex flex-col rounded border border-line p-4 break-inside-avoid">
      <h3 className="m-0 text-base font-semibold">{figure.label}</h3>
      <p className="m-0 mt-2">
        <span className="text-xl font-bold tabular-nums">{figureWords(figure)}</span>
        {basis ? <span className="block text-sm text-ink-soft">{basis}</span> : null}
      </p>
      {note ? <div className="mt-1 text-sm text-ink-soft">{note}</div> : null}
      <p className="m-0 mt-auto pt-3 text-sm">
        {of === 0 ? (
          <Link to={figure.href}>
            How this is worked out<span className="visually-hidden">: {figure.label}</span>
          </Link>
        ) : (
          <Link to={figure.href}>
            {recordsWords(figure.unit, listedOf(figure), figure.noun)}
            <span className="visually-hidden">: {figure.label}</span>
          </Link>
        )}
      </p>
    </li>
  );
}

/** Figures side by side, as many to a row as there is room for. */
export function FigureGrid({
  figures,
  notes = {},
}: {
  figures: readonly FigureView[];
  /** More words beneath a figure, by its key. */
  notes?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <ul
      className={classes(
        'mb-8 grid list-none gap-4 p-0 sm:grid-cols-2',
        // Four stand in one row: three and one beneath would leave a hole.
        figures.length === 4 ? 'lg:grid-cols-4' : 'lg:grid-cols-3',
      )}
    >
      {figures.map((figure) => (
        <FigureCard key={figure.href} figure={figure} note={notes[figure.key]} />
      ))}
    </ul>
  );
}
