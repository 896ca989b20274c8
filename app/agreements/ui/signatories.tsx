import { instantWords } from '~/kernel/words';
import { Tag } from '~/ui';
import type { SignatoryView } from '../queries.server';
import { whoCouldSignWords } from '../wording';

/** The four signatures: who has signed, when and of which text, and why an earlier one stands; or who can. */
export function Signatories({ signatories }: { signatories: readonly SignatoryView[] }) {
  return (
    <ul className="mb-8 border-t border-line">
      {signatories.map(({ party, role, signed, could }) => (
        <li
          key={party}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-semibold">{role}</p>
            {signed ? (
              <p className="text-sm">
                {signed.as}
                <br />
                <span className="text-ink-soft">
                  <time dateTime={signed.at.toISOString()}>{instantWords(signed.at)}</time>, text{' '}
                  <span className="whitespace-nowrap tabular-nums">{signed.shortHash}</span>
                </span>
                {signed.standsFor ? (
                  <>
                    <br />
                    {signed.standsFor}
                  </>
                ) : null}
              </p>
            ) : (
              <p className="text-sm text-ink-soft">{whoCouldSignWords(could)}</p>
            )}
          </div>
          <div className="py-1">{signed ? <Tag tone="green">Signed</Tag> : <Tag>Not signed</Tag>}</div>
        </li>
      ))}
    </ul>
  );
}
