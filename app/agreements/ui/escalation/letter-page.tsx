import { Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import { Page, Section } from '~/ui';
import type { LetterBlock } from '../../domain/escalation/letter';
import type { LetterView } from '../../escalation/queries.server';
import type { AgreementHead } from '../../queries.server';
import { crumbsOf } from '../frame';

/** A letter as it was sent, to read or print. */
export function LetterPage({ page }: { page: AgreementHead & { letter: LetterView } }) {
  const { letter } = page;
  const back = `/agreements/${page.id}/escalation`;
  return (
    <Page
      title={letter.subject}
      caption={`${letter.paper}. Agreement ${letter.ref}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Escalation', href: back }]}
      lead={<span className="no-print">As it was sent. To print it, use your browser’s print command.</span>}
    >
      <dl className="mb-8 border-t border-line">
        <Line label="Date">{dateWords(letter.on)}</Line>
        <Line label="To">{letter.to.join('\n')}</Line>
        {letter.copies.length > 0 ? <Line label="Copies">{letter.copies.join('\n')}</Line> : null}
        <Line label="From">{letter.from}</Line>
      </dl>
      <div className="mb-8 max-w-measure">
        {letter.blocks.map((block) => (
          <Block key={block.key} block={block} />
        ))}
        <p className="mt-6">{letter.from}</p>
      </div>
      {letter.answers.length > 0 ? (
        <Section title="What the school answered">
          {letter.answers.map((answer) => (
            <figure key={String(answer.at)} className="mb-4 border-l-4 border-teal pl-4">
              <figcaption className="text-sm text-ink-soft">
                {answer.by}, {instantWords(answer.at)}
              </figcaption>
              <blockquote className="max-w-measure whitespace-pre-line">{answer.text}</blockquote>
            </figure>
          ))}
        </Section>
      ) : null}
      <p className="no-print flex flex-wrap gap-x-6 gap-y-2">
        <Link to={back}>Back to the case</Link>
        {page.may['answer-escalation'] ? (
          <Link to={`${back}/answer?step=${letter.number}`}>Answer this letter</Link>
        ) : null}
      </p>
    </Page>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <div className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[7rem_1fr]">
      <dt className="font-semibold">{label}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}

function Block({ block }: { block: LetterBlock }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'text') return <p className="mb-4 whitespace-pre-line">{block.text}</p>;
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
