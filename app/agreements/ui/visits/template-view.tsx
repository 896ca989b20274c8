import { Details } from '~/ui';
import { VISIT_TEMPLATES } from '../../domain/visits/templates';
import type { VisitKind } from '../../domain/visits/vocabulary';

/** The headings' level: of a part of a section, or of the page itself, so that none is left out. */
type Level = 'h2' | 'h3';

/** What a kind of visit is about: its agenda, who does what, and what comes of it. */
export function TemplateView({ kind, level }: { kind: VisitKind; level: Level }) {
  const { agenda, roles, outcomes, links } = VISIT_TEMPLATES[kind];
  return (
    <>
      <Heading level={level}>Agenda</Heading>
      <ol className="mb-4 list-decimal pl-6">
        {agenda.map((item) => (
          <li key={item} className="mb-1 max-w-measure">
            {item}
          </li>
        ))}
      </ol>
      {roles.map(({ who, does }) => (
        <div key={who}>
          <Heading level={level}>{who}</Heading>
          <Items items={does} />
        </div>
      ))}
      <Heading level={level}>What comes of it</Heading>
      <Items items={outcomes} />
      <Heading level={level}>How it joins the rest</Heading>
      <Items items={links} />
    </>
  );
}

function Heading({ level, children }: { level: Level; children: string }) {
  return level === 'h2' ? <h2 className="mt-6 text-lg">{children}</h2> : <h3>{children}</h3>;
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <ul className="mb-4 list-disc pl-6">
      {items.map((item) => (
        <li key={item} className="max-w-measure">
          {item}
        </li>
      ))}
    </ul>
  );
}

/** The same, opened in place. */
export function TemplateDetails({ kind, level }: { kind: VisitKind; level: Level }) {
  return (
    <Details summary="Agenda, who takes part, and what comes of it">
      <TemplateView kind={kind} level={level} />
    </Details>
  );
}
